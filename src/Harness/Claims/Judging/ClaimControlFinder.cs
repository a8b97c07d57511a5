using GilBench.Analysis;
using GilBench.Model;
using GilBench.Statistics.Intervals;
using GilBench.Statistics.Sampling;
using GilBench.Statistics.Verdicts;

namespace GilBench.Claims.Judging;

/// <summary>Which controls of a run stand beside a case (measurement, section 5).</summary>
internal sealed class ClaimControlFinder(Run run, RunAnalysis analysis)
{
    /// <param name="parallelism">Cores that the case can keep busy and that can work at once.</param>
    /// <param name="blocks">Those that the case was measured in: what the machine was like in others says nothing of it.</param>
    public CaseControls For(ClaimCase one, ComparedTime time, int parallelism, IReadOnlySet<int> blocks)
    {
        var spread = analysis.NullSpreads
            .Where(spread => KindOf(ArmOf(spread)) == KindOf(one.Arm))
            .OrderByDescending(spread => Closeness(ArmOf(spread), one.Arm))
            .FirstOrDefault();
        var sameArm = spread is null ? null : Ratio(analysis.Find(spread.Arm)!, analysis.Find(spread.Twin)!, time, blocks);
        var spins = SpinsBeside(one);
        return new CaseControls(
            new ClaimControls(sameArm, CeilingBy(spins, parallelism, blocks), Worst(one, time), analysis.Blocks.SpoiledShare),
            sameArm is null ? null : spread?.Arm,
            [.. spread is null ? [] : new[] { spread.Arm, spread.Twin }, .. (spins ?? []).Select(spin => spin.Arm.Id)]);
    }

    /// <summary>The interval of the first over the second in those of the blocks that have both; null where none has.</summary>
    private static RatioInterval? Ratio(ArmAnalysis over, ArmAnalysis arm, ComparedTime time, IReadOnlySet<int> blocks)
    {
        var logs = BlockPairs.LogRatios(BlockTimes.Of(over, time), BlockTimes.Of(arm, time)).Where(pair => blocks.Contains(pair.Key)).Select(pair => pair.Value).ToArray();
        return logs.Length == 0 ? null : PairedRatio.FromLogRatios(logs, Estimate.Confidence);
    }

    /// <summary>Of all A/A controls of its kind of workload the one most like the arm tells its noise best.</summary>
    private static int Closeness(Arm control, Arm arm) =>
        (control.Workload == arm.Workload ? 2 : 0) + (control.ParameterSet == arm.ParameterSet ? 1 : 0);

    /// <summary>
    /// On one core and on as many as the case keeps busy; none where it waits, which needs no cores, or is about one worker, which gains
    /// nothing from them.
    /// </summary>
    private IReadOnlyList<ArmAnalysis>? SpinsBeside(ClaimCase one) => one.Parallelism < 2 || KindOf(one.Arm) == WorkloadKind.Io
        ? null
        : [.. analysis.Arms.Where(arm => arm.Arm.Role == ArmRole.PositiveControl && (arm.Arm.Cores == 1 || arm.Arm.Cores == one.Parallelism))];

    private static NativeCeiling? CeilingBy(IReadOnlyList<ArmAnalysis>? spins, int parallelism, IReadOnlySet<int> blocks)
    {
        if (spins is null)
        {
            return null;
        }

        var single = spins.FirstOrDefault(arm => arm.Arm.Cores == 1);
        var several = spins.FirstOrDefault(arm => arm.Arm.Cores > 1);
        return new NativeCeiling(parallelism, single is null || several is null ? null : Ratio(single, several, ComparedTime.Unit, blocks));
    }

    /// <summary>A cold time is of a first iteration, which is never steady.</summary>
    private Steadiness Worst(ClaimCase one, ComparedTime time) => time == ComparedTime.Cold
        ? Steadiness.Unknown
        : new[] { one.Arm, one.Base }.Select(arm => analysis.Find(arm.Id)!.SteadyState.Steadiness).Max();

    private Arm ArmOf(NullSpread spread) => analysis.Find(spread.Arm)!.Arm;

    private WorkloadKind KindOf(Arm arm) => run.Header.Workloads.First(workload => workload.Id == arm.Workload).Kind;
}
