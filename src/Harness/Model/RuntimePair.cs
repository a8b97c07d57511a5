namespace GilBench.Model;

/// <summary>A stock build and a free-threaded build of one minor version, whose difference in time is read as the cost of free threading.</summary>
/// <param name="Differences">What differs besides the GIL, a phrase each; empty for a matched pair. Unlike pairs are labelled with these.</param>
internal sealed record RuntimePair(Runtime Stock, Runtime FreeThreaded, IReadOnlyList<string> Differences)
{
    public bool IsMatched => Differences.Count == 0;
}
