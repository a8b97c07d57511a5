using GilBench.Model;

namespace GilBench.Analysis;

/// <summary>A launch that counts with its slices that count, made once for all metrics that are read from them.</summary>
internal sealed record WarmLaunch(Launch Launch, IReadOnlyList<IterationSample> Slices)
{
    public static WarmLaunch Of(Launch launch) => new(launch, launch.Warm);
}
