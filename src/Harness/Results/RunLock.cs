namespace GilBench.Results;

/// <summary>
/// Keeps a run for one harness. A file beside the run, because .NET on Linux locks a file against a second writer only where no reader may
/// share it. The kernel lets go of it when the process ends, however it ends; what is left of the file then locks nothing.
/// </summary>
internal sealed class RunLock : IDisposable
{
    public const string Ending = ".lock";

    /// <summary>EWOULDBLOCK of flock(2) on Linux, which .NET hands on.</summary>
    private const int LockedByAnother = 11;

    private readonly string _path;
    private readonly FileStream _held;

    private RunLock(string path, FileStream held)
    {
        _path = path;
        _held = held;
    }

    /// <param name="runFile">The run file's path; its folder is there.</param>
    /// <returns>Null where another harness holds it.</returns>
    /// <exception cref="UnauthorizedAccessException">The folder cannot be written.</exception>
    /// <exception cref="IOException">The folder cannot be written.</exception>
    public static RunLock? Take(string runFile)
    {
        var path = runFile + Ending;
        while (true)
        {
            // To open a pipe would wait for a reader.
            if (FileIdentity.At(path) is { IsRegular: false })
            {
                throw new IOException($"{path} is no regular file");
            }

            FileStream held;
            try
            {
                held = new FileStream(path, FileMode.OpenOrCreate, FileAccess.Write, FileShare.None, bufferSize: 1);
            }
            catch (IOException refused) when (refused.HResult == LockedByAnother)
            {
                return null;
            }

            // Between opening and locking, another one may have ended and removed the file: then this is a lock on a file that nobody else
            // sees.
            if (FileIdentity.Of(held.SafeFileHandle) == FileIdentity.At(path))
            {
                return new RunLock(path, held);
            }

            held.Dispose();
        }
    }

    /// <summary>Removes the file while it is still locked, unless the path has become another one's.</summary>
    public void Dispose()
    {
        using (_held)
        {
            try
            {
                if (FileIdentity.Of(_held.SafeFileHandle) == FileIdentity.At(_path))
                {
                    File.Delete(_path);
                }
            }
            catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
            {
                // The folder cannot be written any more; the file that stays locks nothing.
            }
        }
    }
}
