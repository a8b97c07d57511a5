namespace GilBench.DotNet.Models;

/// <summary>
/// Blocking calls on the runtime's thread pool, at most as many at once as workers; each pool thread takes the next unit.
/// </summary>
internal sealed class BlockingPool : IExecutionModel
{
    private readonly Task[] _tasks;

    public BlockingPool(int workers)
    {
        _tasks = new Task[workers];
        PoolThreads.Start(workers, PoolStart.OnePerWorker);
    }

    public void Run(Batch batch)
    {
        var next = -1;
        for (var worker = 0; worker < _tasks.Length; worker++)
        {
            _tasks[worker] = Task.Run(() =>
            {
                int i;
                while ((i = Interlocked.Increment(ref next)) < batch.Tasks)
                {
                    batch.RunOne(i);
                }
            });
        }

        Task.WhenAll(_tasks).GetAwaiter().GetResult();
    }

    public void Dispose()
    {
    }
}
