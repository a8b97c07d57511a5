namespace GilBench.DotNet.Models;

/// <summary>
/// <c>Task.Run</c> once per worker and <c>Task.WhenAll</c>; each task takes the next unit until none is left, so that no more than the
/// asked number of units is ever under way. Units that can be awaited are.
/// </summary>
internal sealed class PooledTasks : IExecutionModel
{
    private readonly Task[] _tasks;

    public PooledTasks(int workers)
    {
        _tasks = new Task[workers];
        PoolThreads.Start(workers, PoolStart.AsConfigured);
    }

    public void Run(Batch batch)
    {
        var next = -1;
        for (var worker = 0; worker < _tasks.Length; worker++)
        {
            _tasks[worker] = Task.Run(async () =>
            {
                int i;
                while ((i = Interlocked.Increment(ref next)) < batch.Tasks)
                {
                    await batch.RunOneAsync(i);
                }
            });
        }

        Task.WhenAll(_tasks).GetAwaiter().GetResult();
    }

    public void Dispose()
    {
    }
}
