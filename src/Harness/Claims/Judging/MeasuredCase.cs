using GilBench.Analysis;
using GilBench.Statistics;
using GilBench.Statistics.Intervals;
using GilBench.Statistics.Sampling;
using GilBench.Statistics.Verdicts;

namespace GilBench.Claims.Judging;

/// <summary>
/// An arm against a base as a run measured them. Claims are judged by it, and the headline of a report follows the same rule.
/// </summary>
/// <param name="LogRatios">Block → ln(base time ÷ arm time).</param>
/// <param name="SpeedUp">Null where no block has both.</param>
/// <param name="Parallelism">Cores that it can keep busy and that can work at once.</param>
internal sealed record MeasuredCase(
    IReadOnlyDictionary<int, double> LogRatios, Estimate? SpeedUp, int Parallelism, CaseControls Controls)
{
    /// <param name="tolerance">The drift within launches that is let pass.</param>
    public static MeasuredCase Of(
        ArmAnalysis arm, ArmAnalysis over, Metric metric, RunAnalysis analysis, double tolerance = SteadyState.Tolerance)
    {
        var logs = LogRatiosOf(over, arm, metric);
        var speedUp = logs.Count == 0 ? null : PairedRatio.FromLogRatios([.. logs.Values], Estimate.Confidence);

        // SMT siblings share a core: they are no cores that could work at once.
        var parallelism = Math.Min(ClaimCase.ParallelismOf(arm.Arm), analysis.Run.Header.Machine.PhysicalCores ?? int.MaxValue);
        var controls = new ClaimControlFinder(analysis).For(arm, over, metric, parallelism, logs.Keys.ToHashSet(), tolerance);
        return new MeasuredCase(logs, speedUp, parallelism, controls);
    }

    /// <summary>Why its figure is no answer, by the rule that verdicts follow; null where it is one.</summary>
    public static string? WhyNoAnswer(ArmAnalysis arm, ArmAnalysis over, RunAnalysis analysis) =>
        CertificateReview.Refusal([arm, over], analysis.Counting)
            ?? (Of(arm, over, Metric.TimePerUnit, analysis) is { SpeedUp: { } speedUp } measured
                ? ClaimVerdict.WhyNotJudged(ClaimStatement.DefaultMargin, speedUp, measured.Controls.Controls)
                : "No block has both of its sides.");

    /// <summary>
    /// Block → ln(base ÷ arm) of the metric that a claim compares. Warm times are paired by round, first uses by block.
    /// </summary>
    public static SortedDictionary<int, double> LogRatiosOf(ArmAnalysis over, ArmAnalysis arm, Metric metric)
    {
        var isOfSlices = metric == Metric.TimePerSlice;
        var ratios = BlockPairs.LogRatios(over, arm, isOfSlices ? Metric.TimePerUnit : metric);
        if (!isOfSlices || ratios.Count == 0)
        {
            return ratios;
        }

        // A slice of so many units takes so many times as long as one of them.
        var unitsOver = Math.Log((double)over.Tasks!.Value / arm.Tasks!.Value);
        return new SortedDictionary<int, double>(ratios.ToDictionary(block => block.Key, block => block.Value + unitsOver));
    }
}
