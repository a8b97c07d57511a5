using GilBench.Analysis;
using GilBench.Model;
using GilBench.Statistics;

namespace GilBench.Capacity;

/// <summary>
/// Work that waits at several numbers in flight on the same cores, beside what can limit it: the number in flight, its CPU time, and the
/// loopback server where it asks that.
/// </summary>
internal sealed record ConcurrencyCurve
{
    /// <summary>What does this much of a limit is at it: with many in flight the beginning and the end of a slice are not full.</summary>
    private const double NearShare = 0.8;

    /// <summary>Where two limits differ by less than this factor, both hold back what lies below them.</summary>
    private const double MeetingFactor = 3;

    public required ScalingSeries Series { get; init; }

    /// <summary>Arms with a figure, by their number in flight.</summary>
    public required IReadOnlyList<ArmAnalysis> Arms { get; init; }

    /// <summary>The time of a unit with the fewest in flight, where nothing else is full.</summary>
    public required Estimate SecondsAlone { get; init; }

    /// <summary>By the cheapest CPU time of a unit; null where that is not known.</summary>
    public required CpuCeiling? Ceiling { get; init; }

    /// <summary>What the loopback server gave at most; null where the work does not ask it, or that is not known.</summary>
    public required ServerCheck? Server { get; init; }

    /// <summary>The arm that does most.</summary>
    public ArmAnalysis Most => Arms.MinBy(arm => arm.SecondsPerUnit!.Value)!;

    /// <summary>From how many in flight on CPU time binds: so many are in flight at its ceiling. Null where that is not known.</summary>
    public double? BendAt => Ceiling?.PerSecond.Value * SecondsAlone.Value;

    /// <summary>What so many in flight do at most, each in the time that it takes alone.</summary>
    public Estimate WaitingAt(int inFlight) => Times(SecondsAlone.Inverse(), inFlight);

    /// <summary>What the cores permit at the CPU time that a unit costs with so many in flight; null where that is not known.</summary>
    public CpuCeiling? CeilingAt(ArmAnalysis arm) => CpuCeiling.Of(Series, arm);

    public ConcurrencyLimit LimitOf(ArmAnalysis arm)
    {
        var reached = 1 / arm.SecondsPerUnit!.Value;
        var permitted = CeilingAt(arm);
        var waiting = WaitingAt(ScalingSeries.CountOf(arm)).Value;
        var lowest = new[] { permitted?.PerSecond.Value, SharedCpuPerSecondAt(arm), ServerPerSecond }.Min();
        return IsNear(waiting) ? ConcurrencyLimit.InFlight
            : IsNear(permitted?.PerSecond.Low ?? permitted?.PerSecond.Value) ? ConcurrencyLimit.CpuTime
            : IsNear(SharedCpuPerSecondAt(arm)) ? ConcurrencyLimit.SharedCores
            : IsNear(ServerPerSecond) ? ConcurrencyLimit.Server
            : permitted is null ? ConcurrencyLimit.Unknown
            : waiting / lowest is > 1 / MeetingFactor and < MeetingFactor ? ConcurrencyLimit.Both
            : ConcurrencyLimit.Neither;

        bool IsNear(double? limit) => reached >= NearShare * limit;
    }

    /// <summary>
    /// Units a second that the cores permit to workers and server together, where the server has no cores of its own; null elsewhere.
    /// </summary>
    public double? SharedCpuPerSecondAt(ArmAnalysis arm) =>
        Server is { SharesMeasuredCores: true, CpuSecondsPerRequest: { } asked }
            ? Series.FixedCores / (CeilingAt(arm)?.SecondsPerUnit.Value + asked)
            : null;

    /// <summary>
    /// What the server gave at most on cores of its own; null where it has none: whoever asked it then used the same cores.
    /// </summary>
    public double? ServerPerSecond => Server is { SharesMeasuredCores: false } own ? own.RequestsPerSecond : null;

    /// <summary>Those of every model and runtime that have figures at several numbers in flight, in the plan's order.</summary>
    /// <param name="server">Of the run; null where there was none.</param>
    public static IReadOnlyList<ConcurrencyCurve> Of(RunAnalysis analysis, string workload, string parameterSet, ServerCheck? server) =>
    [
        .. from series in ScalingSeries.Of(analysis, workload, parameterSet)
           where series is { Waits: true, FixedCores: not null, WithFigure.Count: > 1 }
           let fewest = series.WithFigure[0]
           select new ConcurrencyCurve
           {
               Series = series,
               Arms = series.WithFigure,
               SecondsAlone = Times(fewest.SecondsPerUnit!, ScalingSeries.CountOf(fewest)),
               Ceiling = CpuCeiling.Of(series),
               Server = server?.AskedBy?.Contains(workload) == true ? server : null,
           },
    ];

    private static Estimate Times(Estimate estimate, int count) =>
        estimate with { Value = estimate.Value * count, Low = estimate.Low * count, High = estimate.High * count };
}

/// <summary>What limits work that waits at a number in flight.</summary>
internal enum ConcurrencyLimit
{
    /// <summary>Each takes its time, and more in flight do more.</summary>
    InFlight,

    /// <summary>The workers' CPU time on their cores.</summary>
    CpuTime,

    /// <summary>CPU time, the server's on the same cores included.</summary>
    SharedCores,

    /// <summary>The loopback server.</summary>
    Server,

    /// <summary>The number in flight and what else is lowest: it is where the two meet.</summary>
    Both,

    /// <summary>None of them alone: handing over between workers, and the beginning and end of a slice, take time too.</summary>
    Neither,

    /// <summary>No longer the number in flight; CPU time is not known.</summary>
    Unknown,
}
