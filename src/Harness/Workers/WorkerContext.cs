namespace GilBench.Workers;

/// <summary>Where a worker finds what lies outside it.</summary>
/// <param name="Url">The loopback server, where the workload needs one.</param>
/// <param name="DataDirectory">Where inputs are prepared.</param>
/// <param name="ArtifactsDirectory">Where BenchmarkDotNet keeps its own results.</param>
internal sealed record WorkerContext(string? Url, string? DataDirectory, string? ArtifactsDirectory);
