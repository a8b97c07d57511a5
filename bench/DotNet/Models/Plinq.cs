namespace GilBench.DotNet.Models;

/// <summary><c>AsParallel().WithDegreeOfParallelism(workers)</c>.</summary>
internal sealed class Plinq : IExecutionModel
{
    /// <summary>The most that <c>WithDegreeOfParallelism</c> accepts.</summary>
    private const int MostWorkers = 512;

    private readonly int _workers;

    public Plinq(int workers)
    {
        _workers = workers;
        PoolThreads.Start(workers, PoolStart.AsConfigured);
    }

    /// <exception cref="NotSupportedException">The model is this one, and cannot have so many workers.</exception>
    public static void RefuseTooMany(string model, int workers)
    {
        if (model == "plinq" && workers > MostWorkers)
        {
            throw new NotSupportedException($"PLINQ takes at most {MostWorkers} workers, not {workers}.");
        }
    }

    public void Run(Batch batch) => Enumerable.Range(0, batch.Tasks).AsParallel().WithDegreeOfParallelism(_workers).ForAll(batch.RunOne);

    public void Dispose()
    {
    }
}
