namespace GilBench.Claims;

/// <summary>Which of the two statements of a claim is meant.</summary>
internal enum ClaimVariant
{
    /// <summary>As it is printed.</summary>
    Literal,

    /// <summary>As it is fair.</summary>
    Restated,
}
