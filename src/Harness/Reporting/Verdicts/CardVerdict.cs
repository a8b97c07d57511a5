namespace GilBench.Reporting.Verdicts;

/// <summary>One variant of a claim on one runtime, as the report shows it.</summary>
/// <param name="Mark">Class for the page: <c>good</c> as expected, <c>bad</c> contrary or refused, <c>open</c> else.</param>
/// <param name="Comparison">Whether the answer is what was expected; empty where it cannot be said.</param>
/// <param name="Controls">A/A and native ceiling; empty where there are none.</param>
internal sealed record CardVerdict(
    string Variant,
    string Sentence,
    string Figure,
    string Runtime,
    string Answer,
    string Mark,
    string Comparison,
    string SpeedUp,
    string Reason,
    IReadOnlyList<ArmLink> Arms,
    string Certificates,
    string Controls);
