namespace GilBench.Claims;

/// <summary>Which of a claim's two forms is meant.</summary>
internal enum Wording
{
    /// <summary>As it is printed.</summary>
    Literal,

    /// <summary>As it is fair.</summary>
    Restated,
}
