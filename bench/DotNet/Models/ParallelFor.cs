namespace GilBench.DotNet.Models;

/// <summary><see cref="Parallel.For(int, int, ParallelOptions, Action{int})"/> with MaxDegreeOfParallelism = workers.</summary>
internal sealed class ParallelFor : IExecutionModel
{
    private readonly ParallelOptions _options;

    public ParallelFor(int workers)
    {
        _options = new ParallelOptions { MaxDegreeOfParallelism = workers };
        PoolThreads.Start(workers, PoolStart.AsConfigured);
    }

    public void Run(Batch batch) => Parallel.For(0, batch.Tasks, _options, batch.RunOne);

    public void Dispose()
    {
    }
}
