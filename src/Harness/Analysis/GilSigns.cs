using GilBench.Model;

namespace GilBench.Analysis;

/// <summary>What the kernel's counters say of a GIL, whatever the interpreter reports: medians over the warm slices of a launch, null where its meters are unknown.</summary>
/// <param name="CpuPerWall">CPU seconds over wall seconds.</param>
/// <param name="WaitsPerInterval">
/// Voluntary switches per switch interval: threads that hand a GIL over wait for it. Those that a slice needs anyway do not count: each worker
/// waits for its release, and the main thread for each worker.
/// </param>
internal sealed record GilSigns(double? CpuPerWall, double? WaitsPerInterval)
{
    /// <summary>CPython's default, for interpreters that did not report theirs.</summary>
    private const double UsualSwitchIntervalSeconds = 0.005;

    public static GilSigns Of(IReadOnlyCollection<IterationSample> samples, RuntimeDescription? runtime)
    {
        var interval = runtime?.SwitchIntervalSeconds ?? UsualSwitchIntervalSeconds;
        return new GilSigns(
            MeterMedians.OfWarm(samples, sample => sample.CpuPerWall),
            MeterMedians.OfWarm(samples, sample => sample is { WallSeconds: > 0, VoluntarySwitches: { } switches }
                ? Math.Max(0, switches - (2 * (sample.WorkersSeen ?? 0))) * interval / sample.WallSeconds
                : null));
    }
}
