using GilBench.Model;

namespace GilBench.Planning;

/// <summary>Which workloads, models and runtimes go together. What does not is left out with a reason that a reader sees, never silently.</summary>
internal static class Compatibility
{
    /// <returns>Why the three do not go together; null where they do.</returns>
    public static string? ReasonAgainst(Workload workload, ExecutionModel model, Runtime runtime) =>
        ModelTable.WhyNot(model, workload.Kind) ?? AgainstInterpreter(model, runtime.Capabilities);

    private static string? AgainstInterpreter(ExecutionModel model, RuntimeCapabilities? can) => model switch
    {
        { Language: not Language.Python } => null,
        { Id: "asyncio_task_group" } when can is { TaskGroup: false } => "asyncio.TaskGroup came with Python 3.11",
        { WorkerKind: WorkerKind.Interpreters } when can is { Interpreters: false } => "this interpreter has no subinterpreters with a GIL of their own (CPython 3.13 and later have)",
        { Id: var id } when id.EndsWith("_fork", StringComparison.Ordinal) && can is { Fork: false } => "this interpreter cannot fork",
        { Id: var id } when id.EndsWith("_forkserver", StringComparison.Ordinal) && can is { Forkserver: false } => "this interpreter has no fork server",
        { Id: var id } when id.EndsWith("_spawn", StringComparison.Ordinal) && can is { Spawn: false } => "this interpreter cannot spawn",
        _ => null,
    };
}
