using System.Globalization;
using GilBench.Analysis;
using GilBench.Model;
using GilBench.Statistics.Gates;

namespace GilBench.Regression;

/// <summary>From what the gates say of each metric to the answer of the whole comparison.</summary>
internal static class ComparisonConclusion
{
    /// <param name="arms">Every arm by every metric.</param>
    /// <param name="together">Arms together, by their times.</param>
    /// <param name="conclusions">One of each gate.</param>
    public static ComparisonResult Of(
        IReadOnlyList<ArmComparison> arms, IReadOnlyList<ArmComparison> together, IReadOnlyList<GateConclusion> conclusions)
    {
        bool Any(GateOutcome outcome) => conclusions.Any(conclusion => conclusion.Outcome == outcome);

        string Reasons(GateOutcome outcome) => string.Join(
            " ", conclusions.Where(conclusion => conclusion.Outcome == outcome).Select(conclusion => conclusion.Reason).Distinct());

        var (outcome, reason) =
            Any(GateOutcome.RerunNeeded) ? (ComparisonOutcome.Unconfirmed, Reasons(GateOutcome.RerunNeeded))
            : Any(GateOutcome.Failed) ? (ComparisonOutcome.Failed, Reasons(GateOutcome.Failed))
            : Any(GateOutcome.Inconclusive) ? (ComparisonOutcome.CouldNotTell, Reasons(GateOutcome.Inconclusive))
            : OfNoAlarm(arms, together);
        return new ComparisonResult(outcome, reason, arms) { Together = together };
    }

    /// <summary>Nothing alarmed, or not again.</summary>
    private static (ComparisonOutcome Outcome, string Reason) OfNoAlarm(
        IReadOnlyList<ArmComparison> arms, IReadOnlyList<ArmComparison> together)
    {
        var unconfirmed = together.Concat(arms)
            .Where(arm => arm.Answer == ComparisonAnswer.NotConfirmed && !ComparisonReason.IsContradicted(arm))
            .Select(arm => arm.Arm).Distinct().ToList();
        if (unconfirmed.Count > 0)
        {
            return (
                ComparisonOutcome.CouldNotTell,
                $"{SomeNames.Of(unconfirmed)} became slower in the first measuring, and the second was too noisy to confirm it or to "
                    + "rule it out; a larger --budget, or a quieter machine, would tell.");
        }

        var times = arms.Where(arm => arm.Metric == Metric.TimePerUnit).ToList();
        var open = times.Count(arm => arm.Answer is ComparisonAnswer.TooNoisy or ComparisonAnswer.NotMeasured);
        var unchanged = together.Where(rows => rows.Answer == ComparisonAnswer.NoDifference).ToList();
        return (open == times.Count, unchanged.Count > 0) switch
        {
            (true, false) => (
                ComparisonOutcome.CouldNotTell,
                "Nothing could be told: every arm was too noisy or not measured; a larger --budget, or a quieter machine, would tell."),
            _ when open == 0 => (ComparisonOutcome.Passed, "Nothing became slower by more than its margin."),
            _ => (
                ComparisonOutcome.Passed,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"Nothing became slower by more than its margin, as far as could be told: {open} of {Counted.Of(times.Count, "arm")} "
                    + $"{(open == 1 ? "was" : "were")} too noisy or not measured{Unchanged(unchanged)}.")),
        };
    }

    private static string Unchanged(List<ArmComparison> together)
    {
        var each = together.Select(rows => $"{rows.Arm} (of {ComparisonReason.Percent(rows.Margin)} or more)");
        return together.Count == 0 ? "" : $"; no difference in {string.Join(" and ", each)}";
    }
}
