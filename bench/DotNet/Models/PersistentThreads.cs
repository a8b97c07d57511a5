namespace GilBench.DotNet.Models;

/// <summary>One thread per worker behind a barrier; worker w runs the units w, w + workers, w + 2 · workers …</summary>
internal sealed class PersistentThreads : IExecutionModel
{
    private readonly Barrier _barrier;
    private readonly Thread[] _threads;
    private Batch? _batch;

    public PersistentThreads(int workers)
    {
        _barrier = new Barrier(workers + 1);
        using var ready = new CountdownEvent(workers);
        _threads = [.. Enumerable.Range(0, workers).Select(worker => new Thread(() => Work(worker, ready)) { IsBackground = true })];
        foreach (var thread in _threads)
        {
            thread.Start();
        }

        ready.Wait();
    }

    public void Run(Batch batch)
    {
        _batch = batch;
        _barrier.SignalAndWait();
        _barrier.SignalAndWait();
    }

    public void Dispose()
    {
        _batch = null;
        _barrier.SignalAndWait();
        foreach (var thread in _threads)
        {
            thread.Join();
        }

        _barrier.Dispose();
    }

    private void Work(int worker, CountdownEvent ready)
    {
        ready.Signal();
        while (true)
        {
            _barrier.SignalAndWait();
            if (_batch is not { } batch)
            {
                return;
            }

            for (var i = worker; i < batch.Tasks; i += _threads.Length)
            {
                batch.RunOne(i);
            }

            _barrier.SignalAndWait();
        }
    }
}
