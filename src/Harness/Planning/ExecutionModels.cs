using GilBench.Model;

namespace GilBench.Planning;

/// <summary>Every execution model once. The workers know the same ids.</summary>
internal static class ExecutionModels
{
    public static IReadOnlyList<ExecutionModel> All { get; } =
    [
        Python("sequential", Spread.None, "one after the other on the main thread"),
        Python("threads", Spread.Threads, "one threading.Thread per worker"),
        Python("thread_pool", Spread.Threads, "concurrent.futures.ThreadPoolExecutor"),
        Python("processes_fork", Spread.Processes, "one multiprocessing.Process per worker, forked"),
        Python("processes_forkserver", Spread.Processes, "one multiprocessing.Process per worker, by a fork server"),
        Python("processes_spawn", Spread.Processes, "one multiprocessing.Process per worker, spawned"),
        Python("process_pool_fork", Spread.Processes, "multiprocessing.Pool, forked"),
        Python("process_pool_forkserver", Spread.Processes, "multiprocessing.Pool, by a fork server"),
        Python("process_pool_spawn", Spread.Processes, "multiprocessing.Pool, spawned"),
        Python("process_executor_fork", Spread.Processes, "concurrent.futures.ProcessPoolExecutor, forked"),
        Python("process_executor_forkserver", Spread.Processes, "concurrent.futures.ProcessPoolExecutor, by a fork server"),
        Python("process_executor_spawn", Spread.Processes, "concurrent.futures.ProcessPoolExecutor, spawned"),
        Python("interpreters", Spread.Interpreters, "one subinterpreter with a GIL of its own per worker"),
        Python("asyncio_gather", Spread.EventLoop, "asyncio.gather on one event loop"),
        Python("asyncio_task_group", Spread.EventLoop, "asyncio.TaskGroup on one event loop"),
        Python("asyncio_threads", Spread.Threads, "an event loop that hands blocking calls to threads"),
        Python("asyncio_processes", Spread.Processes, "an event loop that hands computation to processes"),
        CSharp("sequential", Spread.None, "one after the other on the main thread"),
        CSharp("threads", Spread.Threads, "one Thread per worker"),
        CSharp("tasks", Spread.Threads, "Task.Run and Task.WhenAll"),
        CSharp("parallel", Spread.Threads, "Parallel.For"),
        CSharp("parallel_async", Spread.Threads, "Parallel.ForEachAsync"),
        CSharp("plinq", Spread.Threads, "PLINQ"),
        CSharp("async", Spread.EventLoop, "Task.WhenAll over asynchronous I/O"),
        CSharp("blocking_pool", Spread.Threads, "blocking calls on the thread pool"),
        CSharp("channels", Spread.Threads, "a Channel with one consumer per worker"),
    ];

    public static ExecutionModel Find(string id, Language language) => All.First(model => model.Id == id && model.Language == language);

    private static ExecutionModel Python(string id, Spread spread, string summary) => new(id, Language.Python, spread, summary);

    private static ExecutionModel CSharp(string id, Spread spread, string summary) => new(id, Language.CSharp, spread, summary);
}
