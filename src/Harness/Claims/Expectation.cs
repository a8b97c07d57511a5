namespace GilBench.Claims;

/// <summary>What a claim's author expects on one kind of runtime.</summary>
internal enum Expectation
{
    Holds,
    Refuted,

    /// <summary>It is measured, and either answer is fine.</summary>
    Open,
}
