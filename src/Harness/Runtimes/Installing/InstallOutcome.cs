namespace GilBench.Runtimes.Installing;

/// <summary>What one number of an install request came to: one build or a matched pair.</summary>
/// <param name="Origin">Where it came from.</param>
internal sealed record InstallOutcome(IReadOnlyList<InstalledRuntime> Runtimes, InstallOrigin Origin);
