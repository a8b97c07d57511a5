using GilBench.Statistics;

namespace GilBench.Reporting.Charts;

/// <param name="Low">Lower end of the interval; null without one.</param>
/// <param name="High">Upper end of the interval; null without one.</param>
internal sealed record LinePoint(int Cores, double Value, double? Low, double? High)
{
    /// <summary>One worker on one core against itself.</summary>
    public static LinePoint One { get; } = new(1, 1, null, null);

    public static LinePoint Of(int cores, Estimate ratio) => new(cores, ratio.Value, ratio.Low, ratio.High);
}
