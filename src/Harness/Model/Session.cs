namespace GilBench.Model;

/// <summary>A process of the harness began to work on the run: once at first, and once for every resumption.</summary>
internal sealed record Session(DateTimeOffset Started, int ProcessId) : RunLine
{
    /// <summary>
    /// Environment variables that change what is measured and that reached the workers. Not required of a line, so that runs
    /// from before it was recorded can still be read.
    /// </summary>
    public IReadOnlyDictionary<string, string> Variables { get; init; } = new Dictionary<string, string>();
}
