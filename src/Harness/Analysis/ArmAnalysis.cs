using GilBench.Model;
using GilBench.Statistics.Description;
using GilBench.Statistics.Sampling;

namespace GilBench.Analysis;

/// <summary>What the launches of one arm say. Only counting launches of valid blocks enter estimates; failures are counted over all.</summary>
internal sealed record ArmAnalysis
{
    public required ResolvedArm Resolved { get; init; }

    public Arm Arm => Resolved.Arm;

    /// <summary>Block and group → its slices there; empty in runs that were measured one launch after another.</summary>
    public required IReadOnlyDictionary<(int Block, int Group), ArmRounds> Rounds { get; init; }

    /// <summary>Block → the median of its slices that count, in seconds per unit of work; ascending.</summary>
    public required IReadOnlyDictionary<int, double> BlockSeconds { get; init; }

    /// <summary>Block → start-up and first slice, in seconds for all units of the slice; ascending.</summary>
    public required IReadOnlyDictionary<int, double> BlockColdSeconds { get; init; }

    /// <summary>Null where no launch counts.</summary>
    public required Estimate? SecondsPerUnit { get; init; }

    /// <summary>Start-up and first slice, in seconds for all units of the slice.</summary>
    public required Estimate? ColdSeconds { get; init; }

    /// <summary>Units of work of a slice; null where no launch counts.</summary>
    public required int? Tasks { get; init; }

    /// <summary>Median over the launches of each one's median over the warm slices; null too where it is the compiler's (<see cref="Warmup"/>).</summary>
    public required double? CpuPerWall { get; init; }

    public required CertificateSummary Certificates { get; init; }

    public required IReadOnlyList<FailureCount> Failures { get; init; }

    /// <summary>Of the block values.</summary>
    public required OutlierReport Outliers { get; init; }

    public required SteadyState SteadyState { get; init; }

    public required MeterMedians Meters { get; init; }

    /// <summary>By how much its waits were late; null where the workload does not tell.</summary>
    public TimerLateness? Lateness { get; init; }

    /// <summary>Against the one-worker baseline: one worker on one core through the same executor, same runtime; null for the baseline itself and where there is none.</summary>
    public SpeedUp? OverOneWorkerBaseline { get; init; }

    /// <summary>Against a bare loop on one core of the same runtime; null for that loop itself and where there is none.</summary>
    public SpeedUp? OverSequential { get; init; }

    /// <summary>Speed-up over the one-worker baseline ÷ what native code gained on as many cores in the same rounds; null for what does not only compute.</summary>
    public Estimate? Efficiency { get; init; }

    public bool IsNotSteady => SteadyState.Steadiness == Steadiness.NotSteady;
}

/// <summary>How often an arm ended in one way, with what the first such launch said of it.</summary>
internal sealed record FailureCount(LaunchOutcome Outcome, int Count, string? FirstDetail);
