namespace GilBench.Statistics.Verdicts;

internal enum VerdictKind
{
    Inconclusive,
    Holds,
    Refuted,

    /// <summary>Not on this machine, however long it is measured.</summary>
    CannotJudge,
}
