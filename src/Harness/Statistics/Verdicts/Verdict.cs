namespace GilBench.Statistics.Verdicts;

/// <param name="Kind">What is answered.</param>
/// <param name="Reason">One complete sentence that says why.</param>
internal sealed record Verdict(VerdictKind Kind, string Reason);

internal enum VerdictKind
{
    Inconclusive,
    Holds,
    Refuted,

    /// <summary>Not on this machine, however long it is measured.</summary>
    CannotJudge,
}
