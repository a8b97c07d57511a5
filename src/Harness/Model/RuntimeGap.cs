namespace GilBench.Model;

/// <summary>What is not among the interpreters of a machine.</summary>
internal enum RuntimeGap
{
    /// <summary>No free-threaded CPython.</summary>
    FreeThreaded,

    /// <summary>No CPython with a GIL.</summary>
    Stock,

    /// <summary>Both, but no two that differ in the GIL alone.</summary>
    MatchedPair,
}
