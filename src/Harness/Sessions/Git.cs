using GilBench.Processes;

namespace GilBench.Sessions;

/// <summary>git, as it is asked about the work tree that a folder of the user's lies in.</summary>
/// <param name="folder">Its repository is the one that the folder lies in, whatever the environment says.</param>
internal sealed class Git(ProcessRunner processes, string folder)
{
    /// <summary>A large repository takes minutes to check out.</summary>
    private static readonly TimeSpan s_limit = TimeSpan.FromMinutes(5);

    /// <summary>
    /// The first three are set inside hooks and by some CI systems and would point git at another repository; texts are in one language.
    /// </summary>
    private static readonly Dictionary<string, string?> s_environment = new()
    {
        ["GIT_DIR"] = null,
        ["GIT_WORK_TREE"] = null,
        ["GIT_INDEX_FILE"] = null,
        ["LC_ALL"] = "C",
    };

    /// <exception cref="CommandNotFoundException">There is no git.</exception>
    public Task<CommandResult> RunAsync(IReadOnlyList<string> words, CancellationToken cancellation) => processes.RunAsync(
        new Command("git", ["-C", folder, .. words]) { Limit = s_limit, Environment = s_environment }, cancellation: cancellation);

    /// <summary>What it answers in a line.</summary>
    /// <returns>Null where it refuses, says nothing, or is not there.</returns>
    public async Task<string?> AskAsync(IReadOnlyList<string> words, CancellationToken cancellation)
    {
        try
        {
            var said = await RunAsync(words, cancellation).ConfigureAwait(false);
            return said.Succeeded && said.StandardOutput.Trim() is { Length: > 0 } line ? line : null;
        }
        catch (CommandNotFoundException)
        {
            return null;
        }
    }
}
