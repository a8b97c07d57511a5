namespace GilBench.Model;

/// <summary>A stock build and a free-threaded build of one minor version, whose difference in time is read as the cost of free threading.</summary>
/// <param name="Builds">How they differ besides the GIL. Only a pair that is known to be alike is a fair one; others are labelled with this.</param>
internal sealed record RuntimePair(Runtime Stock, Runtime FreeThreaded, BuildComparison Builds)
{
    public bool IsMatched => Builds.IsAlike;
}
