namespace GilBench.DotNet.Workloads;

/// <summary>What a workload may use beside its arguments.</summary>
/// <param name="Server">The loopback HTTP server; null where none was given.</param>
/// <param name="DataDirectory">Where input files live; null where none was given.</param>
/// <param name="Workers">How many workers will run units at once.</param>
internal sealed record Surroundings(Uri? Server, string? DataDirectory, int Workers)
{
    public Uri RequiredServer => Server
        ?? throw new UsageException("This workload needs an HTTP server: set context.url to the address that GilBench.Server prints.");

    public string RequiredDataDirectory => DataDirectory is { } directory && Directory.Exists(directory)
        ? directory
        : throw new UsageException($"This workload needs an existing folder for its files, not '{DataDirectory}': set context.data_directory.");
}
