using GilBench.Model;
using GilBench.Statistics;
using GilBench.Statistics.Description;
using GilBench.Statistics.Sampling;

namespace GilBench.Analysis;

/// <summary>What the launches of one arm say. Only what counts enters estimates; failures are counted over all launches.</summary>
internal sealed record ArmAnalysis
{
    public required ResolvedArm Resolved { get; init; }

    public Arm Arm => Resolved.Arm;

    /// <summary>Every metric that is not the inverse of another.</summary>
    public required IReadOnlyDictionary<Metric, ArmMetric> Metrics { get; init; }

    /// <summary>
    /// The time per unit that ratios with other arms are taken of. An A/A control that ran in the same rounds is a launch of the same arm,
    /// and both count, at their mean rate: two launches tell more of an arm whose slices differ than one.
    /// </summary>
    public required ArmMetric TimeOfAllLaunches { get; init; }

    /// <summary>Units of work of a slice; null where no launch counts.</summary>
    public required int? Tasks { get; init; }

    public required CertificateSummary Certificates { get; init; }

    public required IReadOnlyList<FailureCount> Failures { get; init; }

    /// <summary>Of the blocks' times per unit.</summary>
    public required OutlierReport Outliers { get; init; }

    public required SteadyState SteadyState { get; init; }

    /// <summary>
    /// Against the one-worker baseline: one worker on one core through the same executor, same runtime; null for the baseline itself and
    /// where there is none.
    /// </summary>
    public SpeedUp? OverOneWorkerBaseline { get; init; }

    /// <summary>Against a bare loop on one core of the same runtime; null for that loop itself and where there is none.</summary>
    public SpeedUp? OverSequential { get; init; }

    /// <summary>
    /// Speed-up over the one-worker baseline ÷ what native code gained on as many cores in the same rounds; null for what does not only
    /// compute.
    /// </summary>
    public Estimate? Efficiency { get; init; }

    /// <summary>Block → time per unit; ascending.</summary>
    public IReadOnlyDictionary<int, double> BlockSeconds => this[Metric.TimePerUnit].Blocks;

    /// <summary>Null where no launch counts.</summary>
    public Estimate? SecondsPerUnit => EstimateOf(Metric.TimePerUnit);

    /// <summary>Null too where it is the compiler's (<see cref="Warmup"/>).</summary>
    public double? CpuPerWall => Resolved.CoversCpuTime ? this[Metric.CpuPerWall].Median : null;

    /// <summary>What a unit costs in CPU time; null too where that is the compiler's (<see cref="Warmup"/>).</summary>
    public Estimate? CpuSecondsPerUnit => Resolved.CoversCpuTime ? EstimateOf(Metric.CpuPerUnit) : null;

    /// <summary>By how much its waits were late; null where the workload does not tell.</summary>
    public TimerLateness? Lateness => EstimateOf(Metric.LatenessP50) is { } half && EstimateOf(Metric.LatenessP99) is { } late
        ? new TimerLateness(half, late)
        : null;

    public bool IsNotSteady => SteadyState.Steadiness == Steadiness.NotSteady;

    public ArmMetric this[Metric metric] => Metrics[metric];

    /// <summary>The typical value with its interval; null where no block tells it.</summary>
    public Estimate? EstimateOf(Metric metric) => metric.InverseOf is { } other ? this[other].Estimate?.Inverse() : this[metric].Estimate;
}

/// <summary>By how much the waits of an arm were late: percentiles within slices, then the typical one of the blocks.</summary>
internal sealed record TimerLateness(Estimate P50, Estimate P99);

/// <summary>
/// How often an arm ended in one way, with what the first such launch said of it; of the user's code each word that was said has its own.
/// </summary>
internal sealed record FailureCount(LaunchOutcome Outcome, int Count, string? FirstDetail);
