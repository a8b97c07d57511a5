namespace GilBench.Model;

/// <summary>A process of the harness began to work on the run: once at first, and once for every resumption.</summary>
internal sealed record Session(DateTimeOffset Started, int ProcessId) : RunLine;
