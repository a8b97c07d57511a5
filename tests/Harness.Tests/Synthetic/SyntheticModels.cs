using GilBench.Model;

namespace GilBench.Tests.Synthetic;

/// <summary>Execution models by the names that the workers know.</summary>
internal static class SyntheticModels
{
    public static ExecutionModel Sequential { get; } = Python("sequential", WorkerKind.None);

    public static ExecutionModel Threads { get; } = Python("threads", WorkerKind.Threads);

    public static ExecutionModel ProcessPool { get; } = Python("process_pool_fork", WorkerKind.Processes);

    public static ExecutionModel Gather { get; } = Python("asyncio_gather", WorkerKind.EventLoop);

    /// <summary>What the native control is run by.</summary>
    public static ExecutionModel NativeSpin { get; } = CSharp("threads", WorkerKind.Threads);

    public static IReadOnlyList<ExecutionModel> Few { get; } =
        [Sequential, Threads, ProcessPool, Gather, CSharp("sequential", WorkerKind.None), CSharp("threads", WorkerKind.Threads),
            CSharp("tasks", WorkerKind.Threads)];

    /// <summary>Ten of Python's and five of C#'s.</summary>
    public static IReadOnlyList<ExecutionModel> Many { get; } =
    [
        Sequential, Threads, Python("thread_pool", WorkerKind.Threads),
        Python("processes_fork", WorkerKind.Processes), Python("processes_forkserver", WorkerKind.Processes),
        Python("processes_spawn", WorkerKind.Processes),
        ProcessPool, Python("process_executor_forkserver", WorkerKind.Processes), Python("interpreters", WorkerKind.Interpreters), Gather,
        CSharp("sequential", WorkerKind.None), CSharp("threads", WorkerKind.Threads), CSharp("tasks", WorkerKind.Threads),
        CSharp("parallel", WorkerKind.Threads),
        CSharp("plinq", WorkerKind.Threads),
    ];

    /// <summary>Those of a .NET program that embeds the interpreter.</summary>
    public static IReadOnlyList<ExecutionModel> Embedded { get; } =
    [
        Python("embedded_sequential", WorkerKind.None) with { Host = HostProcess.EmbeddedCApi },
        Python("embedded_parallel", WorkerKind.Threads) with { Host = HostProcess.EmbeddedCApi },
        Python("embedded_parallel_no_thread", WorkerKind.Threads) with { Host = HostProcess.EmbeddedCApi },
        Python("pythonnet_parallel", WorkerKind.Threads) with { Host = HostProcess.EmbeddedPythonnet },
    ];

    public static ExecutionModel Python(string id, WorkerKind workerKind) => new(id, Language.Python, workerKind, $"{id} in Python");

    public static ExecutionModel CSharp(string id, WorkerKind workerKind) => new(id, Language.CSharp, workerKind, $"{id} in C#");
}
