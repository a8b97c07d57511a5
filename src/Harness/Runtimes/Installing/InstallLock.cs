namespace GilBench.Runtimes.Installing;

/// <summary>Lets one install at a time write into a cache; the lock goes with the process that holds it, however it ends.</summary>
internal static class InstallLock
{
    // EWOULDBLOCK of flock(2) on Linux, which FileStream keeps as HResult.
    private const int WouldBlock = 11;

    public static async Task<IDisposable> AcquireAsync(
        RuntimeCache cache, TimeSpan retry, TimeProvider clock, Action<string> say, CancellationToken cancellation)
    {
        Directory.CreateDirectory(cache.Root);
        for (var told = false; ; told = true)
        {
            try
            {
                return new FileStream(cache.LockFile, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException held) when (held.HResult == WouldBlock)
            {
                if (!told)
                {
                    say($"Another install is at work in {cache.Root}; waiting for it to end.");
                }

                await Task.Delay(retry, clock, cancellation);
            }
        }
    }
}
