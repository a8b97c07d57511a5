namespace GilBench.Runtimes.Installing;

/// <summary>CPython's source as released, verified.</summary>
/// <param name="Version">With its patch number.</param>
internal sealed record SourceTarball(string Path, string Version);
