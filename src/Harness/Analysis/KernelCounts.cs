using GilBench.Model;
using GilBench.Statistics;

namespace GilBench.Analysis;

/// <summary>
/// What the kernel counted of an arm while its slices ran: medians over the slices that count, null where the meters are unknown (as are
/// those that runs of earlier versions do not have).
/// </summary>
internal sealed record KernelCounts
{
    /// <summary>CPU seconds over wall seconds: how many cores were in use at once.</summary>
    public required double? CpuPerWall { get; init; }

    /// <summary>Block → CPU seconds of a unit, of the worker and its processes; ascending, those above 0 alone.</summary>
    public required IReadOnlyDictionary<int, double> CpuSecondsPerUnit { get; init; }

    /// <summary>How often a thread of it gave its core up by itself, because it had to wait.</summary>
    public required double? SwitchesPerSecond { get; init; }

    /// <summary>Minor and major ones.</summary>
    public required double? FaultsPerUnit { get; init; }

    /// <summary>The kernel's part of the CPU time.</summary>
    public required double? SystemShare { get; init; }

    /// <param name="launches">Those of the arm that count, in block order.</param>
    public static KernelCounts Of(IReadOnlyList<Launch> launches)
    {
        var warm = launches.Select(WarmLaunch.Of).ToList();
        var slices = warm.SelectMany(one => one.Slices.Select(slice => (one.Launch.Tasks, Slice: slice))).ToList();
        return new KernelCounts
        {
            CpuPerWall = Medians.OfKnown(slices.Select(one => one.Slice.CpuPerWall)),
            CpuSecondsPerUnit = ArmMetric.Of(Metric.CpuPerUnit, warm).Blocks,
            SwitchesPerSecond = Medians.OfKnown(slices.Select(one => one.Slice is { WallSeconds: > 0, VoluntarySwitches: { } switches }
                ? switches / one.Slice.WallSeconds
                : (double?)null)),
            FaultsPerUnit = Medians.OfKnown(slices.Select(one => one.Slice is { MinorFaults: { } minor }
                ? (minor + (one.Slice.MajorFaults ?? 0)) / (double)one.Tasks
                : (double?)null)),
            SystemShare = Medians.OfKnown(slices.Select(one => one.Slice.CpuSeconds is > 0 and var cpu
                ? one.Slice.CpuSystemSeconds / cpu
                : null)),
        };
    }

    /// <summary>CPU time of a unit ÷ that of a unit of the other, over the blocks that both have; null where there is none.</summary>
    public Estimate? CpuTimeOver(KernelCounts other)
    {
        var shared = CpuSecondsPerUnit.Keys.Where(other.CpuSecondsPerUnit.ContainsKey).Order().ToArray();
        return shared.Length == 0
            ? null
            : BlockPairs.FromLogs([.. shared.Select(block => Math.Log(CpuSecondsPerUnit[block] / other.CpuSecondsPerUnit[block]))]);
    }
}
