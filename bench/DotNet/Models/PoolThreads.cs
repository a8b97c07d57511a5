namespace GilBench.DotNet.Models;

/// <summary>The runtime's thread pool, brought to where its threads exist before anything is timed.</summary>
internal static class PoolThreads
{
    /// <summary>Returns when <paramref name="workers"/> pool threads (at most the pool's minimum) have been seen at the same time.</summary>
    public static void Start(int workers, PoolStart start)
    {
        ThreadPool.GetMinThreads(out var atOnce, out var completionPorts);
        if (start == PoolStart.OnePerWorker && workers > atOnce)
        {
            ThreadPool.SetMinThreads(workers, completionPorts);
            atOnce = workers;
        }

        using var all = new CountdownEvent(Math.Min(workers, atOnce));
        var threads = Enumerable.Range(0, all.InitialCount).Select(_ => Task.Run(() =>
        {
            all.Signal();
            all.Wait();
        })).ToArray();
        Task.WhenAll(threads).GetAwaiter().GetResult();
    }
}
