namespace GilBench.Runtimes.Installing;

/// <summary>What to install.</summary>
/// <param name="Versions">Such as <c>3.13</c> and <c>3.13t</c>; those of one number are brought as a matched pair.</param>
/// <param name="Optimized">With profile-guided and link-time optimisation.</param>
internal sealed record InstallRequest(IReadOnlyList<string> Versions, bool Optimized);
