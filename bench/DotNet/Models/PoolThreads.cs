namespace GilBench.DotNet.Models;

/// <summary>The runtime's thread pool, brought to where its threads exist before anything is timed.</summary>
internal static class PoolThreads
{
    /// <summary>
    /// Returns when <paramref name="workers"/> pool threads (at most the pool's minimum) have been seen at the same time.
    /// </summary>
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

/// <summary>Which threads of the runtime's pool stand ready before the first slice.</summary>
internal enum PoolStart
{
    /// <summary>As many as the pool starts without hesitation: one per processor unless configured otherwise.</summary>
    AsConfigured,

    /// <summary>
    /// One per worker: the pool's minimum is raised. Blocking calls otherwise wait until the pool adds threads, one or two a second,
    /// and that would be all that is measured.
    /// </summary>
    OnePerWorker,
}
