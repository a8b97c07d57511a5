using GilBench.Analysis;
using GilBench.Model;
using GilBench.Reporting.Series;
using GilBench.Statistics;

namespace GilBench.Reporting.Answers;

/// <summary>An arm of the user's code that gains clearly less than it could, with what was seen of it and of its one-worker arm.</summary>
internal sealed record ScalingLoss
{
    /// <summary>Below this share of what was to be had a gain is a loss; the margin of claims, from the other side.</summary>
    private const double EnoughShare = 0.9;

    public required ArmAnalysis Arm { get; init; }

    /// <summary>Over one worker through the same executor.</summary>
    public required SpeedUp Gain { get; init; }

    public required KernelCounts One { get; init; }

    public required KernelCounts Several { get; init; }

    /// <summary>CPU time of a unit ÷ that with one worker; null where the meters are unknown.</summary>
    public required Estimate? CpuPerUnit { get; init; }

    /// <summary>
    /// Time of a unit with arguments that all workers share ÷ with separate ones; null where only one of the two was measured.
    /// </summary>
    public required Estimate? SharedOverSeparate { get; init; }

    /// <summary>How many of its workers could compute at once.</summary>
    public int Parallelism => Math.Min(Arm.Arm.Workers, Arm.Arm.Cores);

    /// <returns>In the plan's order.</returns>
    public static IReadOnlyList<ScalingLoss> Of(Evidence evidence) =>
    [
        .. from arm in evidence.Measured
           where arm.Resolved.Workload.Code is not null && arm.Resolved.Model.WorkerKind != WorkerKind.None
           where arm.Arm is { Cores: > 1, Workers: > 1 } && arm.OverOneWorkerBaseline is { } gain && IsClear(arm, gain.Ratio)
           select Of(evidence, arm, arm.OverOneWorkerBaseline!),
    ];

    /// <summary>
    /// By the native ceiling of the same rounds where there is one; else by the workers: those that wait need no cores, and those that
    /// compute have one each.
    /// </summary>
    private static bool IsClear(ArmAnalysis arm, Estimate gain) => arm.Efficiency is { } efficiency
        ? efficiency.High < EnoughShare
        : gain.High < EnoughShare * (arm.Resolved.Workload.Kind == WorkloadKind.Io
            ? arm.Arm.Workers
            : Math.Min(arm.Arm.Workers, arm.Arm.Cores));

    private static ScalingLoss Of(Evidence evidence, ArmAnalysis arm, SpeedUp gain)
    {
        var counting = evidence.Analysis.Counting;
        var (one, several) = (KernelCounts.Of(counting.LaunchesOf(gain.Base.Arm.Id)), KernelCounts.Of(counting.LaunchesOf(arm.Arm.Id)));
        return new ScalingLoss
        {
            Arm = arm,
            Gain = gain,
            One = one,
            Several = several,
            CpuPerUnit = several.CpuTimeOver(one),
            SharedOverSeparate = SharedOverSeparateOf(evidence, arm),
        };
    }

    private static Estimate? SharedOverSeparateOf(Evidence evidence, ArmAnalysis arm)
    {
        var isShared = arm.Resolved.ParameterSet.SharedArguments;
        var other = evidence.Measured
            .Where(one => one.Resolved.ParameterSet.SharedArguments != isShared
                && WithoutSet(one.Arm) == WithoutSet(arm.Arm))
            .OrderByDescending(one => one.Arm.ParameterSet == ParameterSetNames.Calibrated)
            .FirstOrDefault();
        return other is null ? null : isShared ? BlockPairs.Ratio(arm, other) : BlockPairs.Ratio(other, arm);
    }

    private static Arm WithoutSet(Arm arm) => arm with { Id = "", ParameterSet = "", Role = default };
}
