namespace GilBench.Model;

/// <summary>What the workers of an execution model are; it decides whether a GIL can be seen.</summary>
internal enum WorkerKind
{
    /// <summary>One worker, no pool.</summary>
    None,

    /// <summary>Threads of one process and, in Python, of one interpreter.</summary>
    Threads,

    Processes,

    /// <summary>Subinterpreters of one process, each with a GIL of its own.</summary>
    Interpreters,

    /// <summary>Tasks of one event loop on one thread.</summary>
    EventLoop,
}
