namespace GilBench.DotNet.Models;

/// <summary><c>AsParallel().WithDegreeOfParallelism(workers)</c>.</summary>
internal sealed class Plinq : IExecutionModel
{
    /// <summary>The most that <c>WithDegreeOfParallelism</c> accepts.</summary>
    public const int MostWorkers = 512;

    private readonly int _workers;

    public Plinq(int workers)
    {
        _workers = workers;
        PoolThreads.Start(workers, PoolStart.AsConfigured);
    }

    public void Run(Batch batch) => Enumerable.Range(0, batch.Tasks).AsParallel().WithDegreeOfParallelism(_workers).ForAll(batch.RunOne);

    public void Dispose()
    {
    }
}
