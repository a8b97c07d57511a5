using GilBench.Analysis;
using GilBench.Model;
using GilBench.Statistics.Intervals;
using GilBench.Statistics.Sampling;
using GilBench.Statistics.Verdicts;

namespace GilBench.Claims.Judging;

/// <summary>Which controls of a run stand beside a case (measurement, section 5).</summary>
internal sealed class ClaimControlFinder(Run run, RunAnalysis analysis)
{
    public CaseControls For(ClaimCase one, ComparedTime time)
    {
        var spread = analysis.NullSpreads.OrderByDescending(spread => Closeness(analysis.Find(spread.Arm)!.Arm, one.Arm)).FirstOrDefault();
        var sameArm = spread is null ? null : Ratio(analysis.Find(spread.Arm)!, analysis.Find(spread.Twin)!, time);
        var spins = SpinsBeside(one);
        return new CaseControls(
            new ClaimControls(sameArm, CeilingBy(spins, one.Arm.Cores), Worst(one, time), analysis.Blocks.SpoiledShare),
            sameArm is null ? null : spread?.Arm,
            [.. spread is null ? [] : new[] { spread.Arm, spread.Twin }, .. (spins ?? []).Select(spin => spin.Arm.Id)]);
    }

    /// <summary>The interval of the first over the second in the blocks that have both; null where none has.</summary>
    public static RatioInterval? Ratio(ArmAnalysis over, ArmAnalysis arm, ComparedTime time)
    {
        var logs = BlockPairs.LogRatios(BlockTimes.Of(over, time), BlockTimes.Of(arm, time));
        return logs.Count == 0 ? null : PairedRatio.FromLogRatios(logs.Values.ToArray(), Estimate.Confidence);
    }

    /// <summary>Of all A/A controls the one most like the arm tells its noise best.</summary>
    private int Closeness(Arm control, Arm arm) =>
        (KindOf(control) == KindOf(arm) ? 4 : 0) + (control.Workload == arm.Workload ? 2 : 0) + (control.ParameterSet == arm.ParameterSet ? 1 : 0);

    private WorkloadKind KindOf(Arm arm) => run.Header.Workloads.First(workload => workload.Id == arm.Workload).Kind;

    /// <summary>On one core and on the case's; none where it waits, which needs no cores, or is about one worker, which gains nothing from them.</summary>
    private IReadOnlyList<ArmAnalysis>? SpinsBeside(ClaimCase one) => one.Parallelism < 2 || KindOf(one.Arm) == WorkloadKind.Io
        ? null
        : [.. analysis.Arms.Where(arm => arm.Arm.Role == ArmRole.PositiveControl && (arm.Arm.Cores == 1 || arm.Arm.Cores == one.Arm.Cores))];

    private static NativeCeiling? CeilingBy(IReadOnlyList<ArmAnalysis>? spins, int cores)
    {
        if (spins is null)
        {
            return null;
        }

        var single = spins.FirstOrDefault(arm => arm.Arm.Cores == 1);
        var several = spins.FirstOrDefault(arm => arm.Arm.Cores == cores);
        return new NativeCeiling(cores, single is null || several is null ? null : Ratio(single, several, ComparedTime.Unit));
    }

    /// <summary>A cold time is of a first iteration, which is never steady.</summary>
    private Steadiness Worst(ClaimCase one, ComparedTime time) => time == ComparedTime.Cold
        ? Steadiness.Unknown
        : new[] { one.Arm, one.Base }.Select(arm => analysis.Find(arm.Id)!.SteadyState.Steadiness).Max();
}
