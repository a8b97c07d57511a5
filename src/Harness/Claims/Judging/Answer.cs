namespace GilBench.Claims.Judging;

/// <summary>What is answered to a claim.</summary>
internal enum Answer
{
    Holds,
    Refuted,

    /// <summary>It was measured, but the interval or a control leaves it open.</summary>
    Inconclusive,

    /// <summary>Something that it needs is not here.</summary>
    CannotJudge,

    /// <summary>A GIL certificate contradicts an arm: nothing measured there counts.</summary>
    EvidenceRefused,
}
