using GilBench.Processes;

namespace GilBench.Sessions;

/// <summary>What git says of the work tree of the current folder.</summary>
/// <param name="Commit">Null outside a work tree, and where git does not say.</param>
/// <param name="Branch">Null where none is checked out, as CI services do.</param>
internal sealed record CurrentRevision(string? Commit, string? Branch)
{
    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(20);

    public static async Task<CurrentRevision> ReadAsync(ProcessRunner processes, CancellationToken cancellation)
    {
        return await SayAsync("rev-parse", "--verify", "--quiet", "HEAD").ConfigureAwait(false) is { } commit
            ? new CurrentRevision(commit, await SayAsync("symbolic-ref", "--short", "--quiet", "HEAD").ConfigureAwait(false))
            : new CurrentRevision(null, null);

        async Task<string?> SayAsync(params string[] words)
        {
            try
            {
                var said = await processes.RunAsync(new Command("git", words) { Limit = s_limit }, cancellation: cancellation)
                    .ConfigureAwait(false);
                return said.Succeeded && said.StandardOutput.Trim() is { Length: > 0 } word ? word : null;
            }
            catch (CommandNotFoundException)
            {
                return null;
            }
        }
    }
}
