using GilBench.DotNet.Workloads;

namespace GilBench.DotNet.Models;

/// <summary>Every execution model of the C# half, one line each, by the ids of <c>models.json</c>.</summary>
internal static class ModelRegistry
{
    public static IReadOnlyList<ModelEntry> All { get; } =
    [
        new("sequential", _ => new Sequential()),
        new("threads", workers => new PersistentThreads(workers)),
        new("tasks", workers => new PooledTasks(workers)),
        new("parallel", workers => new ParallelFor(workers)),
        new("parallel_async", workers => new ParallelForEachAsync(workers)),
        new("plinq", workers => new Plinq(workers)),
        new("async", workers => new AwaitedUnits(workers)),
        new("blocking_pool", workers => new BlockingPool(workers)),
        new("channels", workers => new ChannelConsumers(workers)),
    ];

    /// <summary>The model of this id; raises <see cref="UsageException"/> that names what exists.</summary>
    public static ModelEntry Find(string id) => All.FirstOrDefault(model => model.Id == id)
        ?? throw new UsageException($"There is no execution model '{id}' in C#; there are {string.Join(", ", All.Select(model => model.Id))}.");
}
