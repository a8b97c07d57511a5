namespace GilBench.Statistics.Verdicts;

internal enum VerdictKind
{
    Inconclusive,
    Holds,
    Refuted,
}
