namespace GilBench.DotNet.Models;

/// <summary><c>Parallel.ForEachAsync</c> with MaxDegreeOfParallelism = workers; awaits units that can be awaited.</summary>
internal sealed class ParallelForEachAsync : IExecutionModel
{
    private readonly ParallelOptions _options;

    public ParallelForEachAsync(int workers)
    {
        _options = new ParallelOptions { MaxDegreeOfParallelism = workers };
        PoolThreads.Start(workers, PoolStart.AsConfigured);
    }

    public void Run(Batch batch) =>
        Parallel.ForEachAsync(Enumerable.Range(0, batch.Tasks), _options, (i, _) => batch.RunOneAsync(i)).GetAwaiter().GetResult();

    public void Dispose()
    {
    }
}
