using GilBench.Analysis;
using GilBench.Model;
using GilBench.Statistics.Intervals;
using GilBench.Statistics.Verdicts;

namespace GilBench.Claims.Judging;

/// <summary>A case as a run measured it. Claims are judged by it, and the headline of a report follows the same rule.</summary>
/// <param name="LogRatios">Block → ln(base time ÷ arm time).</param>
/// <param name="SpeedUp">Null where no block has both.</param>
/// <param name="Parallelism">Cores that it can keep busy and that can work at once.</param>
internal sealed record MeasuredCase(
    IReadOnlyDictionary<int, double> LogRatios, RatioInterval? SpeedUp, int Parallelism, CaseControls Controls)
{
    public static MeasuredCase Of(ClaimCase one, ComparedTime time, Run run, RunAnalysis analysis)
    {
        var logs = BlockTimes.LogRatios(analysis.Find(one.Base.Id)!, analysis.Find(one.Arm.Id)!, time);
        var speedUp = logs.Count == 0 ? null : PairedRatio.FromLogRatios([.. logs.Values], Estimate.Confidence);

        // SMT siblings share a core: they are no cores that could work at once.
        var parallelism = Math.Min(one.Parallelism, run.Header.Machine.PhysicalCores ?? int.MaxValue);
        var controls = new ClaimControlFinder(run, analysis).For(one, time, parallelism, logs.Keys.ToHashSet());
        return new MeasuredCase(logs, speedUp, parallelism, controls);
    }

    /// <summary>Why its figure is no answer, by the rule that verdicts follow; null where it is one.</summary>
    public static string? WhyNoAnswer(Arm arm, Arm over, Run run, RunAnalysis analysis)
    {
        var launches = CountingLaunches.Of(run);
        return new[] { arm, over }.Select(side => CertificateReview.Refusal(run, launches, side)).FirstOrDefault(refusal => refusal is not null)
            ?? (Of(new ClaimCase("", arm, over), ComparedTime.Unit, run, analysis) is { SpeedUp: { } speedUp } measured
                ? ClaimVerdict.WhyNotJudged(ClaimStatement.DefaultMargin, speedUp, measured.Controls.Controls)
                : "No block has both of its sides.");
    }
}
