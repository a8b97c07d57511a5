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
        ?? throw new UsageException(
            $"There is no execution model '{id}' in C#; there are {string.Join(", ", All.Select(model => model.Id))}.");
}

/// <summary>An execution model by its id.</summary>
/// <param name="Id">The id that it has in <c>models.json</c>, which says what work it suits.</param>
/// <param name="Create">Makes the pool of as many workers and returns when they stand ready.</param>
internal sealed record ModelEntry(string Id, Func<int, IExecutionModel> Create);

/// <summary>
/// A way to share a batch among workers. When the constructor returns, every worker that the model keeps stands ready;
/// <see cref="IDisposable.Dispose"/> lets them go.
/// </summary>
internal interface IExecutionModel : IDisposable
{
    /// <summary>Runs every unit of the batch once and returns when the last one has ended.</summary>
    void Run(Batch batch);
}
