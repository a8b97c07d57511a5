namespace GilBench.Statistics.Gates;

/// <param name="Outcome">What the gate says.</param>
/// <param name="Arms">The arms it says it of: those that alarmed, in the first pass or in both.</param>
/// <param name="Reason">One complete sentence.</param>
internal sealed record GateConclusion(GateOutcome Outcome, IReadOnlyList<string> Arms, string Reason);
