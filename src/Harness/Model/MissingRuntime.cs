namespace GilBench.Model;

/// <summary>An interpreter that a profile means and that was not found where the run was begun.</summary>
/// <param name="Reason">Why it could not be brought, a sentence; null where nobody tried.</param>
internal sealed record MissingRuntime(RuntimeGap Gap, string? Reason) : RunLine;

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
