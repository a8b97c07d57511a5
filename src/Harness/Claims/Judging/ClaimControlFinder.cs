using GilBench.Analysis;
using GilBench.Model;
using GilBench.Statistics;
using GilBench.Statistics.Intervals;
using GilBench.Statistics.Sampling;
using GilBench.Statistics.Verdicts;

namespace GilBench.Claims.Judging;

/// <summary>The controls that stand beside a case.</summary>
/// <param name="AaControl">The arm of the A/A control; null where there is none.</param>
/// <param name="Arms">Ids of all arms that the controls rest on.</param>
internal sealed record CaseControls(ClaimControls Controls, string? AaControl, IReadOnlyList<string> Arms);

/// <summary>Which controls of a run stand beside a case (docs/measurement.md, 5).</summary>
internal sealed class ClaimControlFinder(RunAnalysis analysis)
{
    /// <param name="over">The base of the case.</param>
    /// <param name="parallelism">Cores that the case can keep busy and that can work at once.</param>
    /// <param name="blocks">Those that the case was measured in: what the machine was like in others says nothing of it.</param>
    /// <param name="tolerance">The drift within launches that is let pass.</param>
    public CaseControls For(
        ArmAnalysis arm, ArmAnalysis over, Metric metric, int parallelism, IReadOnlySet<int> blocks, double tolerance)
    {
        var interval = analysis.AaIntervals
            .Where(interval => interval.Original.Resolved.Workload.Kind == arm.Resolved.Workload.Kind)
            .OrderByDescending(interval => Closeness(interval.Original.Resolved, arm.Resolved))
            .FirstOrDefault();
        var aaControl = interval is null ? null : Ratio(interval.Original, interval.Control, metric, blocks);
        var native = NativeBeside(arm, over);
        return new CaseControls(
            new ClaimControls(
                aaControl, CeilingBy(arm, over, native, parallelism, blocks), SteadinessOf(arm, over, metric, tolerance),
                analysis.LostShare)
            {
                BothLaunchesCount = interval is { BothLaunchesCount: true } && interval.Arm == arm.Arm.Id && metric != Metric.FirstUse,
            },
            aaControl is null ? null : interval?.Arm,
            [
                .. interval is null ? [] : new[] { interval.Arm, interval.Control.Arm.Id },
                .. native?.Select(control => control.Arm.Id) ?? [],
            ]);
    }

    /// <summary>
    /// Of a claim about efficiency: logarithms of what share of the native gain the case reached in each block; none where the controls are
    /// missing.
    /// </summary>
    public double[] LogEfficienciesOf(ArmAnalysis arm, ArmAnalysis over) =>
        NativeBeside(arm, over) is { } native && PairOf(native) is var (one, several)
            ? [.. BlockPairs.LogEfficiencies(over, arm, one, several).Values]
            : [];

    /// <summary>The interval of the first over the second in those of the blocks that have both; null where none has.</summary>
    private static Estimate? Ratio(ArmAnalysis over, ArmAnalysis arm, Metric metric, IReadOnlySet<int> blocks) =>
        Interval(MeasuredCase.LogRatiosOf(over, arm, metric), blocks);

    private static Estimate? Interval(SortedDictionary<int, double> logRatios, IReadOnlySet<int> blocks)
    {
        var logs = logRatios.Where(pair => blocks.Contains(pair.Key)).Select(pair => pair.Value).ToArray();
        return logs.Length == 0 ? null : PairedRatio.FromLogRatios(logs, Estimate.Confidence);
    }

    /// <summary>
    /// Of all A/A controls of its kind of workload the arm's own, or else the one most like it, tells its noise best: threads that hand
    /// over a GIL are noisier than what runs at once, and neither says anything of .NET.
    /// </summary>
    private static int Closeness(ResolvedArm control, ResolvedArm arm) =>
        (control.Arm.Id == arm.Arm.Id ? 8 : 0)
        + (control.KindOfNoise == arm.KindOfNoise ? 4 : 0)
        + (control.Arm.Workload == arm.Arm.Workload ? 2 : 0)
        + (control.Arm.ParameterSet == arm.Arm.ParameterSet ? 1 : 0);

    /// <summary>
    /// On one core and on as many as the case keeps busy; null where it waits, which needs no cores, or is not about what several cores
    /// gain over one.
    /// </summary>
    private List<ArmAnalysis>? NativeBeside(ArmAnalysis arm, ArmAnalysis over)
    {
        var parallelism = ClaimCase.ParallelismOf(arm.Arm);
        return parallelism < 2 || ClaimCase.ParallelismOf(over.Arm) > 1 || arm.Resolved.Workload.Kind == WorkloadKind.Io
            ? null
            : [.. analysis.Arms.Where(
                native => native.Arm.Role == ArmRole.PositiveControl && (native.Arm.Cores == 1 || native.Arm.Cores == parallelism))];
    }

    private static (ArmAnalysis One, ArmAnalysis Several)? PairOf(List<ArmAnalysis> native) =>
        native.Find(arm => arm.Arm.Cores == 1) is { } one && native.Find(arm => arm.Arm.Cores > 1) is { } several ? (one, several) : null;

    private static NativeCeiling? CeilingBy(
        ArmAnalysis arm, ArmAnalysis over, List<ArmAnalysis>? native, int parallelism, IReadOnlySet<int> blocks)
    {
        if (native is null)
        {
            return null;
        }

        return PairOf(native) is not var (one, several)
            ? new NativeCeiling(parallelism, null)
            : new NativeCeiling(
                parallelism,
                Ratio(one, several, Metric.TimePerUnit, blocks),
                Interval(BlockPairs.LogEfficiencies(over, arm, one, several), blocks))
            {
                OfSlowestCore = Math.Min(1, SlowestShare(over, blocks) / SlowestShare(one, blocks)),
            };
    }

    private static double SlowestShare(ArmAnalysis baseArm, IReadOnlySet<int> blocks) => UnequalCores.SlowestShare(
        baseArm[Metric.TimePerUnit].Rounds.Where(rounds => blocks.Contains(rounds.Key.Block)).Select(rounds => rounds.Value));

    /// <summary>
    /// Of what is compared: in rounds the ratio, since what makes the first slices of both sides longer alike is no part of it; else the
    /// worse of the two sides. A first use is of a first slice, which is never steady.
    /// </summary>
    private Steadiness SteadinessOf(ArmAnalysis arm, ArmAnalysis over, Metric metric, double tolerance) =>
        metric == Metric.FirstUse ? Steadiness.Unknown
        : analysis.InRounds ? SteadyState.Of(BlockPairs.RatiosByRound(over, arm), tolerance).Steadiness
        : new[] { arm, over }.Max(side => side.SteadyState.Steadiness);
}
