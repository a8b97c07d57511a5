namespace GilBench.Model;

/// <summary>What is known of how two builds differ besides the GIL.</summary>
/// <param name="Differences">What is known to differ, a phrase each.</param>
/// <param name="Unknown">What at least one of them does not tell, so that it may differ; a word each.</param>
internal sealed record BuildComparison(IReadOnlyList<string> Differences, IReadOnlyList<string> Unknown)
{
    /// <summary>Whether they are known to be alike in all else.</summary>
    public bool IsAlike => Differences.Count == 0 && Unknown.Count == 0;

    public bool IsUnlike => Differences.Count > 0;

    /// <summary>What differs, or may; empty where nothing does.</summary>
    public string Words => string.Join("; ", [.. Differences, .. Unknown.Count > 0 ? new[] { $"unknown whether alike: {string.Join(", ", Unknown)}" } : []]);
}
