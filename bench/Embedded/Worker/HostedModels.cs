using GilBench.DotNet.Models;
using GilBench.DotNet.Workloads;
using GilBench.Embedded.Hosting;

namespace GilBench.Embedded.Worker;

/// <summary>The execution models of this program, one line each, by the ids of <c>models.json</c>.</summary>
internal static class HostedModels
{
    public static IReadOnlyList<HostedModel> All { get; } =
    [
        new("embedded_sequential", HostKind.EmbeddedCApi, _ => new Sequential()) { HasOneWorker = true },
        new("embedded_parallel", HostKind.EmbeddedCApi, workers => new ParallelFor(workers)),
        // What is left out for it is left out in Python (gilbench/embedding.py): the first start of a thread.
        new("embedded_parallel_no_thread", HostKind.EmbeddedCApi, workers => new ParallelFor(workers)),
        new("embedded_tasks", HostKind.EmbeddedCApi, BlockingTasks),
        new("embedded_async", HostKind.EmbeddedCApi, workers => new AwaitedUnits(workers)) { Awaits = true },
        new("pythonnet_sequential", HostKind.EmbeddedPythonnet, _ => new Sequential()) { HasOneWorker = true },
        new("pythonnet_parallel", HostKind.EmbeddedPythonnet, workers => new ParallelFor(workers)),
        new("pythonnet_tasks", HostKind.EmbeddedPythonnet, BlockingTasks),
    ];

    /// <summary>The model of this id; raises <see cref="UsageException"/> that names what exists.</summary>
    public static HostedModel Find(string id) => All.FirstOrDefault(model => model.Id == id)
        ?? throw new UsageException(
            $"There is no execution model '{id}' with CPython in a .NET process; there are "
            + $"{string.Join(", ", All.Select(model => model.Id))}.");

    /// <summary>
    /// A task for each worker. Each of its units blocks a thread of the pool, which adds threads beyond its minimum only one or two a
    /// second; so the minimum is raised to the number of workers, as .NET's documentation advises for blocking calls.
    /// </summary>
    private static PooledTasks BlockingTasks(int workers)
    {
        PoolThreads.Start(workers, PoolStart.OnePerWorker);
        return new PooledTasks(workers);
    }
}

/// <param name="Id">The id that it has in <c>models.json</c>, which says what work it suits.</param>
/// <param name="Create">Makes the pool of as many workers and returns when they stand ready.</param>
internal sealed record HostedModel(string Id, HostKind Host, Func<int, IExecutionModel> Create)
{
    /// <summary>Whether units are coroutines of Python's that .NET awaits.</summary>
    public bool Awaits { get; init; }

    /// <summary>Whether it has one worker however many are asked for.</summary>
    public bool HasOneWorker { get; init; }

    /// <summary>How many units there are at once.</summary>
    public int Workers(int asked) => HasOneWorker ? 1 : asked;
}
