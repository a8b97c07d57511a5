namespace GilBench.Model;

/// <summary>What an interpreter can do, asked of it and never guessed from its name.</summary>
/// <param name="Supported">Whether the worker runs on it at all (Python 3.10 or later).</param>
/// <param name="Interpreters">Subinterpreters with a GIL of their own.</param>
/// <param name="TaskGroup">asyncio.TaskGroup (3.11).</param>
internal sealed record RuntimeCapabilities(
    bool Supported, bool FreeThreaded, bool Interpreters, bool TaskGroup, bool Fork, bool Forkserver, bool Spawn);
