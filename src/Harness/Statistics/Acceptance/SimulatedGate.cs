using GilBench.Statistics.Gates;

namespace GilBench.Statistics.Acceptance;

/// <summary>A comparison as a team's CI makes it: what alarms is measured once more, beside sentinels.</summary>
internal static class SimulatedGate
{
    /// <param name="arms">Their names.</param>
    /// <param name="measure">Measures an arm afresh.</param>
    /// <returns>What the first measuring said, and what was said in the end.</returns>
    public static (GateOutcome First, GateOutcome Final) Session(IReadOnlyList<string> arms, Func<string, GateArm> measure)
    {
        var first = SlowDownGate.Pass([.. arms.Select(measure)]);
        var conclusion = SlowDownGate.Conclude(first, null);
        if (conclusion.Outcome == GateOutcome.Passed)
        {
            return (GateOutcome.Passed, GateOutcome.Passed);
        }

        var sentinels = arms.Where(arm => !conclusion.Arms.Contains(arm)).Take(SlowDownGate.SentinelCount);
        var again = arms.Where(arm => conclusion.Arms.Contains(arm)).Concat(sentinels);
        var rerun = SlowDownGate.Pass([.. again.Select(measure)]);
        return (conclusion.Outcome, SlowDownGate.Conclude(first, rerun).Outcome);
    }

    /// <summary>The rows of sessions whose arms are all equal on both sides.</summary>
    /// <param name="outcomes">One a session.</param>
    public static IReadOnlyList<AcceptanceRow> FalseAlarms(IReadOnlyList<(GateOutcome First, GateOutcome Final)> outcomes, string what) =>
    [
        AcceptanceRow.AtMost(
            $"sessions of {what} that do not pass, after the re-run", Share(outcomes, outcome => outcome.Final), 0.02),
        AcceptanceRow.AtMost("sessions with an alarm in the first pass", Share(outcomes, outcome => outcome.First), 0.05),
    ];

    private static double Share(
        IReadOnlyList<(GateOutcome First, GateOutcome Final)> outcomes, Func<(GateOutcome First, GateOutcome Final), GateOutcome> of) =>
        outcomes.Count(outcome => of(outcome) != GateOutcome.Passed) / (double)outcomes.Count;
}
