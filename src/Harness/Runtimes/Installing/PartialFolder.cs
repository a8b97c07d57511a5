namespace GilBench.Runtimes.Installing;

/// <summary>A folder of the cache in which an install is made ready; it goes when the install ends, however it ends.</summary>
internal sealed class PartialFolder : IDisposable
{
    public PartialFolder(RuntimeCache cache)
    {
        Root = cache.NewPartialFolder();
        Directory.CreateDirectory(Root);
    }

    public string Root { get; }

    /// <summary>Removes what killed installs left. Only under the lock: with it held, no partial folder has an owner.</summary>
    public static void RemoveStale(RuntimeCache cache)
    {
        foreach (var folder in cache.PartialFolders())
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    public string NewFolder(string name) => Directory.CreateDirectory(Path.Combine(Root, name)).FullName;

    public void Dispose() => Directory.Delete(Root, recursive: true);
}
