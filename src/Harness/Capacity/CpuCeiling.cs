using GilBench.Analysis;
using GilBench.Model;
using GilBench.Statistics;

namespace GilBench.Capacity;

/// <summary>
/// What the CPU time of a unit permits of work that waits, however many are in flight: the cores that can work at once ÷ the CPU seconds of
/// a unit.
/// </summary>
/// <param name="From">The arm that tells the CPU time.</param>
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

    /// <summary>
    /// By the arm with the most workers, because one alone wakes up more often for each unit; or by one whose whole interval lies below
    /// that one's: a thousand threads that hand over a GIL use several times the CPU time of a hundred.
    /// </summary>
    /// <returns>Null for what only computes, for one worker by nature, and where CPU time is not known, as of .NET that waits.</returns>
    public static CpuCeiling? Of(ScalingSeries series)
    {
        var known = series.WithFigure.Where(arm => arm.CpuSecondsPerUnit is not null).ToList();
        if (known is not [.., var most])
        {
            return null;
        }

        var cheapest = known.MinBy(arm => arm.CpuSecondsPerUnit!.Value)!;
        return Of(series, cheapest.CpuSecondsPerUnit!.High < most.CpuSecondsPerUnit!.Low ? cheapest : most);
    }

    /// <returns>Null as above, by the CPU time of one arm.</returns>
    public static CpuCeiling? Of(ScalingSeries series, ArmAnalysis arm) =>
        series is { Waits: true, IsWhole: false, FixedCores: { } cores } && arm.CpuSecondsPerUnit is { } seconds
            ? new CpuCeiling(arm, seconds, IsOneAtATime(series) ? 1 : cores, IsOneThread(series) ? 1 : cores)
            : null;

    /// <summary>An event loop of Python computes on its own thread; what .NET awaits goes on on any thread of its pool.</summary>
    public static bool IsOneThread(ScalingSeries series) =>
        series.Model.WorkerKind == WorkerKind.EventLoop && series.Runtime.IsPython;

    private static bool IsOneAtATime(ScalingSeries series) =>
        IsOneThread(series) || (series.Model.WorkerKind == WorkerKind.Threads && series.Runtime.ExpectsGil == true);
}
