namespace GilBench.Statistics.Verdicts;

/// <summary>What a claim says of a speed-up S.</summary>
internal enum ClaimRelation
{
    /// <summary>S does not exceed the factor (1, unless stated) by the margin.</summary>
    NoSpeedUp,

    /// <summary>S differs from the factor (1, unless stated) by less than the margin, either way.</summary>
    Equivalent,

    /// <summary>S is at least the factor.</summary>
    AtLeast,

    /// <summary>S is at least the factor (a share, such as 0.75) of what the native ceiling reached in the same rounds.</summary>
    Efficiency,

    /// <summary>S exceeds 1: the arm is faster than the base.</summary>
    Ordering,

    /// <summary>A result, not a time: every launch returns the same stated value.</summary>
    Exact,
}
