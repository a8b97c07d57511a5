namespace GilBench.DotNet.Models;

/// <summary>
/// <see cref="Task.Run(Action)"/> once per worker and <see cref="Task.WhenAll(Task[])"/>; each task takes the next unit until none is left,
/// so that no more than the asked number of units ever runs at once.
/// </summary>
internal sealed class PooledTasks : IExecutionModel
{
    private readonly Task[] _tasks;

    /// <param name="workers">How many tasks.</param>
    /// <param name="pool">Which threads of the pool stand ready first.</param>
    public PooledTasks(int workers, PoolStart pool)
    {
        _tasks = new Task[workers];
        PoolThreads.Start(workers, pool);
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
