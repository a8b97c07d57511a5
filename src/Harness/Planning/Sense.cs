using GilBench.Model;

namespace GilBench.Planning;

/// <summary>Which pairs make sense. What does not is left out with a reason that a reader sees, never silently.</summary>
internal static class Sense
{
    /// <returns>Why the three do not go together; null where they do.</returns>
    public static string? ReasonAgainst(Workload workload, ExecutionModel model, Runtime runtime) =>
        workload.Kind == WorkloadKind.Control
            ? AgainstControl(model, runtime)
            : model.Language == Language.Python ? AgainstPython(workload, model, runtime) : AgainstCSharp(workload, model);

    private static string? AgainstControl(ExecutionModel model, Runtime runtime) =>
        runtime.IsPython ? "the positive control is native: it runs on .NET alone"
        : model.Id != "threads" ? "the positive control runs on threads alone: nothing of a scheduler in the way"
        : null;

    private static string? AgainstPython(Workload workload, ExecutionModel model, Runtime runtime)
    {
        var can = runtime.Capabilities;
        return model switch
        {
            { Spread: Spread.EventLoop } when workload.Kind == WorkloadKind.Cpu =>
                "an event loop computes on one thread; asyncio_threads and asyncio_processes are its ways to compute",
            { Id: "asyncio_processes" } when workload.Kind == WorkloadKind.Io =>
                "nothing to compute: asyncio_gather waits without processes",
            { Id: "asyncio_task_group" } when can is { TaskGroup: false } => "asyncio.TaskGroup came with Python 3.11",
            { Spread: Spread.Interpreters } when can is { Interpreters: false } => "this interpreter has no subinterpreters with a GIL of their own (CPython 3.13 and later have)",
            { Id: var id } when id.EndsWith("_fork", StringComparison.Ordinal) && can is { Fork: false } => "this interpreter cannot fork",
            { Id: var id } when id.EndsWith("_forkserver", StringComparison.Ordinal) && can is { Forkserver: false } => "this interpreter has no fork server",
            { Id: var id } when id.EndsWith("_spawn", StringComparison.Ordinal) && can is { Spawn: false } => "this interpreter cannot spawn",
            _ => null,
        };
    }

    private static string? AgainstCSharp(Workload workload, ExecutionModel model) => (model.Id, workload.Kind) switch
    {
        ("async" or "parallel_async", WorkloadKind.Cpu) => "nothing to await: parallel and tasks are C#'s ways to compute",
        ("blocking_pool", WorkloadKind.Cpu) => "nothing blocks: tasks runs computation on the same thread pool",
        ("parallel" or "plinq", WorkloadKind.Io) => "a parallel loop blocks a thread of the pool per call: blocking_pool measures that",
        _ => null,
    };
}
