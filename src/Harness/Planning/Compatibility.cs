using GilBench.Model;

namespace GilBench.Planning;

/// <summary>
/// Which workloads, models and runtimes go together. What does not is left out with a reason that a reader sees, never silently.
/// </summary>
internal static class Compatibility
{
    /// <returns>Why the three do not go together; null where they do.</returns>
    public static string? ReasonAgainst(WorkloadRow workload, ExecutionModel model, Runtime runtime) =>
        (workload.Code is null || model.Language == Language.CSharp ? ModelTable.WhyNot(model, workload.Kind) : null)
        ?? (workload.IsIn(model.Language) ? null : $"it is not written in {LanguageName.Of(model.Language)}")
        ?? workload.Obstacles.FirstOrDefault(obstacle => obstacle.IsAgainst(model, runtime))?.Reason
        ?? (workload.Code is { } code && model.Language == Language.Python ? AgainstFunction(code, model) : null)
        ?? AgainstInterpreter(model, runtime.Capabilities)
        ?? AgainstEmbedding(model, runtime.Embedding);

    /// <summary>The user's function may be given to any model that can call it, whatever it waits for.</summary>
    private static string? AgainstFunction(UserCode code, ExecutionModel model)
    {
        var awaits = model.WorkerKind == WorkerKind.EventLoop;
        return (code.IsCoroutine, awaits) switch
        {
            (true, false) when !code.AsyncioRun =>
                "it is a coroutine function, and this model calls plain ones (--asyncio-run calls it by asyncio.run each time)",
            (false, true) => "it is no coroutine function, so an event loop has nothing to await",
            _ => null,
        };
    }

    /// <param name="can">Null where the runtime is no interpreter, or nobody asked it.</param>
    private static string? AgainstInterpreter(ExecutionModel model, RuntimeCapabilities? can) => can is null
        ? null
        : ModelTable.RowOf(model).Needs.Select(need => Lack(need, can)).FirstOrDefault(reason => reason is not null);

    /// <param name="embedding">Null where nobody asked.</param>
    private static string? AgainstEmbedding(ExecutionModel model, Embedding? embedding) => model.Host is not { } host
        ? null
        : embedding is null ? "it was not asked whether a .NET program can embed this interpreter" : embedding.ObstacleTo(host);

    private static string? Lack(Capability need, RuntimeCapabilities can) => need switch
    {
        Capability.TaskGroup when !can.TaskGroup => "asyncio.TaskGroup came with Python 3.11",
        Capability.Interpreters when !can.Interpreters =>
            "this interpreter has no subinterpreters with a GIL of their own (CPython 3.13 and later have)",
        Capability.Fork when !can.Fork => "this interpreter cannot fork",
        Capability.Forkserver when !can.Forkserver => "this interpreter has no fork server",
        Capability.Spawn when !can.Spawn => "this interpreter cannot spawn",
        _ => null,
    };
}
