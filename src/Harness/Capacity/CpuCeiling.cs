using GilBench.Analysis;
using GilBench.Model;
using GilBench.Statistics;

namespace GilBench.Capacity;

/// <summary>
/// What the CPU time of a unit permits of work that waits, however many are in flight: the cores that can work at once ÷ the CPU seconds of
/// a unit.
/// </summary>
/// <param name="From">The arm that tells the CPU time: of the most workers, because one alone wakes up more often for each unit.</param>
/// <param name="FewestCores">Cores that its workers are sure to use at once.</param>
/// <param name="MostCores">
/// Cores that they may use at most: threads that hand over a GIL compute one at a time, but the kernel's part of their work goes on beside.
/// </param>
internal sealed record CpuCeiling(ArmAnalysis From, Estimate SecondsPerUnit, int FewestCores, int MostCores)
{
    /// <summary>Units a second, from the fewest cores and the dearest unit to the most cores and the cheapest unit.</summary>
    public Estimate PerSecond { get; } = SecondsPerUnit with
    {
        Value = FewestCores / SecondsPerUnit.Value,
        Low = FewestCores / SecondsPerUnit.High,
        High = MostCores / SecondsPerUnit.Low,
    };

    /// <returns>Null for what only computes, for one worker by nature, and where CPU time is not known, as of .NET that waits.</returns>
    public static CpuCeiling? Of(ScalingSeries series) =>
        series is { Waits: true, IsWhole: false, FixedCores: { } cores }
        && series.WithFigure.LastOrDefault(one => one.CpuSecondsPerUnit is not null) is { CpuSecondsPerUnit: { } seconds } arm
            ? new CpuCeiling(arm, seconds, IsOneAtATime(series) ? 1 : cores, IsOneThread(series) ? 1 : cores)
            : null;

    private static bool IsOneThread(ScalingSeries series) => series.Model.WorkerKind == WorkerKind.EventLoop;

    private static bool IsOneAtATime(ScalingSeries series) =>
        IsOneThread(series) || (series.Model.WorkerKind == WorkerKind.Threads && series.Runtime.ExpectsGil == true);
}
