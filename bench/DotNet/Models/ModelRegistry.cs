using GilBench.DotNet.Workloads;

namespace GilBench.DotNet.Models;

/// <summary>Every execution model of the C# half, one line each.</summary>
internal static class ModelRegistry
{
    public static IReadOnlyList<ModelEntry> All { get; } =
    [
        new("sequential", _ => new Sequential(), ForAnyWork),
        new("threads", workers => new PersistentThreads(workers), ForAnyWork),
        new("tasks", workers => new PooledTasks(workers), ForAnyWork),
        new("parallel", workers => new ParallelFor(workers), ForWorkThatComputes),
        new("parallel_async", workers => new ParallelForEachAsync(workers), ForAnyWork),
        new("plinq", workers => new Plinq(workers), ForWorkThatComputes),
        new("async", workers => new AwaitedUnits(workers), ForInputAndOutput),
        new("blocking_pool", workers => new BlockingPool(workers), ForBlockingCalls),
        new("channels", workers => new ChannelConsumers(workers), ForAnyWork),
    ];

    /// <summary>The model of this id; raises <see cref="UsageException"/> that names what exists.</summary>
    public static ModelEntry Find(string id) => All.FirstOrDefault(model => model.Id == id)
        ?? throw new UsageException($"There is no execution model '{id}' in C#; there are {string.Join(", ", All.Select(model => model.Id))}.");

    private static string? ForAnyWork(WorkNature nature) => null;

    private static string? ForWorkThatComputes(WorkNature nature) => nature != WorkNature.Waits
        ? null
        : "It spreads computing over the thread pool; a unit that waits would only hold one of the pool's threads, which blocking_pool measures.";

    private static string? ForInputAndOutput(WorkNature nature) => nature != WorkNature.Computes
        ? null
        : "The unit only computes: there is nothing to await.";

    private static string? ForBlockingCalls(WorkNature nature) => nature != WorkNature.Computes
        ? null
        : "The unit only computes and never blocks a thread; tasks measures that.";
}
