namespace GilBench.DotNet.Models;

/// <summary><c>Task.WhenAll</c> over as many asynchronous loops as workers; each awaits the next unit until none is left.</summary>
internal sealed class AwaitedUnits(int workers) : IExecutionModel
{
    private readonly Task[] _loops = new Task[workers];

    public void Run(Batch batch)
    {
        var next = -1;
        for (var worker = 0; worker < _loops.Length; worker++)
        {
            _loops[worker] = LoopAsync();
        }

        Task.WhenAll(_loops).GetAwaiter().GetResult();

        async Task LoopAsync()
        {
            int i;
            while ((i = Interlocked.Increment(ref next)) < batch.Tasks)
            {
                await batch.RunOneAsync(i);
            }
        }
    }

    public void Dispose()
    {
    }
}
