namespace GilBench.Runtimes.Installing;

/// <summary>The interpreters of the project's cache, each asked what it is; one that does not answer counts as not there.</summary>
internal sealed class CachedRuntimes(InterpreterProbe probe, RuntimeCache cache)
{
    private static readonly Dictionary<string, string> NoVariables = [];

    public async Task<IReadOnlyList<InstalledRuntime>> FindAsync(CancellationToken cancellation)
    {
        var candidates = CandidateSearch.InCache(cache).DistinctBy(candidate => RealPath.Of(candidate.Path)).ToList();
        var replies = await Task.WhenAll(candidates.Select(candidate => probe.AskPythonAsync(candidate.Path, NoVariables, cancellation)));
        return [.. candidates
            .Zip(replies)
            .Where(pair => pair.Second.Answered)
            .Select(pair => new InstalledRuntime(FolderOf(pair.First.Path), pair.Second.Description!))];
    }

    // <folder>/bin/python3
    private static string FolderOf(string executable) => Path.GetDirectoryName(Path.GetDirectoryName(executable))!;
}

/// <summary>An interpreter in the project's cache, asked what it is.</summary>
/// <param name="Folder">Its folder in the cache; the name of the folder says version and flags.</param>
internal sealed record InstalledRuntime(string Folder, RuntimeDescription Description);
