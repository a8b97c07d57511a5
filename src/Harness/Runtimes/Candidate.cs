namespace GilBench.Runtimes;

/// <summary>A file that may be an interpreter; only asking it tells.</summary>
/// <param name="Source">Where it was found: <c>named</c>, <c>cache</c>, <c>uv</c>, <c>pyenv</c> or <c>path</c>.</param>
internal sealed record Candidate(string Path, string Source);
