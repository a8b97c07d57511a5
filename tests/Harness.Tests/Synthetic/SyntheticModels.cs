using GilBench.Model;

namespace GilBench.Tests.Synthetic;

/// <summary>Execution models by the names that the workers know.</summary>
internal static class SyntheticModels
{
    public static ExecutionModel Sequential { get; } = Python("sequential", Spread.None);

    public static ExecutionModel Threads { get; } = Python("threads", Spread.Threads);

    public static ExecutionModel ProcessPool { get; } = Python("process_pool_fork", Spread.Processes);

    public static ExecutionModel Gather { get; } = Python("asyncio_gather", Spread.EventLoop);

    public static IReadOnlyList<ExecutionModel> Few { get; } =
        [Sequential, Threads, ProcessPool, Gather, CSharp("sequential", Spread.None), CSharp("threads", Spread.Threads), CSharp("tasks", Spread.Threads)];

    /// <summary>Ten of Python's and five of C#'s.</summary>
    public static IReadOnlyList<ExecutionModel> Many { get; } =
    [
        Sequential, Threads, Python("thread_pool", Spread.Threads),
        Python("processes_fork", Spread.Processes), Python("processes_forkserver", Spread.Processes), Python("processes_spawn", Spread.Processes),
        ProcessPool, Python("process_executor_forkserver", Spread.Processes), Python("interpreters", Spread.Interpreters), Gather,
        CSharp("sequential", Spread.None), CSharp("threads", Spread.Threads), CSharp("tasks", Spread.Threads), CSharp("parallel", Spread.Threads),
        CSharp("plinq", Spread.Threads),
    ];

    public static ExecutionModel Python(string id, Spread spread) => new(id, Language.Python, spread, $"{id} in Python");

    public static ExecutionModel CSharp(string id, Spread spread) => new(id, Language.CSharp, spread, $"{id} in C#");
}
