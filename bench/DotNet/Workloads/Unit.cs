namespace GilBench.DotNet.Workloads;

/// <summary>One unit of work, ready to be run again and again by any number of workers.</summary>
/// <param name="Run">Does it on the calling thread, which it may block; the result's text is compared with the expected one.</param>
/// <param name="RunAsync">Does it without blocking; null where there is nothing to wait for.</param>
/// <param name="Inputs">What the unit reads and holds open, given back after the last slice.</param>
internal sealed record Unit(Func<object> Run, Func<Task<object>>? RunAsync = null, IDisposable? Inputs = null) : IDisposable
{
    /// <summary>Work that only computes, with an input made before anything is timed.</summary>
    public static Unit Of<TInput, TResult>(Func<TInput, TResult> compute, TInput input)
        where TResult : notnull =>
        new(() => compute(input));

    /// <summary>What becomes of results and failures where the unit is the user's code; null for the document's workloads.</summary>
    public UserOutcomes? User { get; init; }

    public void Dispose() => Inputs?.Dispose();
}

/// <summary>Results and failures of the user's code, which may be of any size and type.</summary>
/// <param name="TextOf">The text of a result; asked for few of them, never while anything is timed.</param>
/// <param name="FailureOf">What the unit raised, in words for the user.</param>
internal sealed record UserOutcomes(Func<object, string> TextOf, Func<Exception, Exception> FailureOf);

/// <summary>What a launch must be given beside arguments.</summary>
internal sealed record WorkloadNeeds(bool Server = false, bool DataFolder = false);

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
        : throw new UsageException(
            $"This workload needs an existing folder for its files, not '{DataDirectory}': set context.data_directory.");

    /// <exception cref="UsageException">What is needed was not given.</exception>
    public void Require(WorkloadNeeds needs)
    {
        _ = needs.Server ? RequiredServer : null;
        _ = needs.DataFolder ? RequiredDataDirectory : null;
    }
}
