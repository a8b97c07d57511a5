using GilBench.Processes;

namespace GilBench.Sessions;

/// <summary>What git says of the work tree of the current folder.</summary>
/// <param name="Commit">Null outside a work tree, and where git does not say.</param>
/// <param name="Branch">Null where none is checked out, as CI services do.</param>
internal sealed record CurrentRevision(string? Commit, string? Branch)
{
    public static async Task<CurrentRevision> ReadAsync(ProcessRunner processes, CancellationToken cancellation)
    {
        var git = new Git(processes, Environment.CurrentDirectory);
        return await git.AskAsync(["rev-parse", "--verify", "--quiet", "HEAD"], cancellation).ConfigureAwait(false) is { } commit
            ? new CurrentRevision(
                commit, await git.AskAsync(["symbolic-ref", "--short", "--quiet", "HEAD"], cancellation).ConfigureAwait(false))
            : new CurrentRevision(null, null);
    }
}
