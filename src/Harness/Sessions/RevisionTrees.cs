using GilBench.Model;
using GilBench.Planning;
using GilBench.Processes;

namespace GilBench.Sessions;

/// <summary>
/// Git revisions checked out into temporary work trees beside each other, so that the user's own tree is not touched. Disposing removes
/// them. Both lie at paths of the same length: what else is in a process's memory moves its speed by up to some percent.
/// </summary>
internal sealed class RevisionTrees : IAsyncDisposable
{
    private readonly ProcessRunner _processes;
    private readonly Git _git;
    private readonly string _repository;
    private readonly string _prefix;
    private readonly string _temporary = Directory.CreateTempSubdirectory("gilbench-compare-").FullName;

    private RevisionTrees(ProcessRunner processes, string repository, string prefix) =>
        (_processes, _git, _repository, _prefix) = (processes, new Git(processes, repository), repository, prefix);

    /// <param name="folder">A folder of the user's within a git work tree.</param>
    /// <exception cref="UsageException">It is in none, or git refuses it; says why.</exception>
    /// <exception cref="CommandNotFoundException">There is no git.</exception>
    public static async Task<RevisionTrees> OfAsync(ProcessRunner processes, string folder, CancellationToken cancellation)
    {
        var told = await new Git(processes, folder).RunAsync(["rev-parse", "--show-toplevel", "--show-prefix"], cancellation)
            .ConfigureAwait(false);
        return told.ExitCode == 0 && told.StandardOutput.TrimEnd('\n').Split('\n') is [var top, ..] lines
            ? new RevisionTrees(processes, top, lines.Length > 1 ? lines[1] : "")
            : throw new UsageException(
                $"{VisibleText.Of(folder)} is in no git work tree, so there are no revisions to compare: "
                + $"{VisibleText.Cut(told.LastWords)}.");
    }

    /// <summary>What a revision is, resolved to its commit.</summary>
    /// <exception cref="UsageException">There is no such revision.</exception>
    public async Task<ComparisonSide> ResolveAsync(string revision, CancellationToken cancellation)
    {
        var told = await _git.RunAsync(
            ["rev-parse", "--verify", "--quiet", "--end-of-options", $"{revision}^{{commit}}"], cancellation).ConfigureAwait(false);
        return told.ExitCode == 0
            ? new ComparisonSide(revision, told.StandardOutput.Trim())
            : throw new UsageException(
                $"There is no revision '{VisibleText.Cut(revision)}' in {_repository}; 'git branch -a' and 'git tag' list names. "
                + "A shallow clone lacks older ones: fetch more of its history.");
    }

    /// <param name="place">The tree's name among the others, of the same length for all.</param>
    /// <returns>The user's folder in that revision.</returns>
    /// <exception cref="UsageException">Git refuses, or the revision has no such folder.</exception>
    public async Task<string> CheckOutAsync(ComparisonSide side, string place, CancellationToken cancellation)
    {
        var tree = Path.Combine(_temporary, place);
        var told = await _git.RunAsync(["worktree", "add", "--detach", "--force", tree, side.Commit!], cancellation).ConfigureAwait(false);
        if (told.ExitCode != 0)
        {
            throw new UsageException($"git could not check {side.Label} out: {VisibleText.Cut(told.LastWords)}.");
        }

        var folder = Path.Combine(tree, _prefix).TrimEnd('/');
        return Directory.Exists(folder)
            ? folder
            : throw new UsageException($"{side.Label} has no folder {_prefix.TrimEnd('/')}, so there is nothing to compare with.");
    }

    /// <summary>Lets the user's command build what is not kept in git.</summary>
    /// <exception cref="UsageException">It failed; says how.</exception>
    public async Task BuildAsync(string command, string folder, ComparisonSide side, CancellationToken cancellation)
    {
        var result = await _processes.RunAsync(
            new Command("sh", ["-c", command]) { WorkingDirectory = folder, Limit = TimeSpan.FromMinutes(20) },
            cancellation: cancellation).ConfigureAwait(false);
        if (result is not { End: CommandEnd.Exited, ExitCode: 0 })
        {
            var how = result.End == CommandEnd.Exited ? $"ended with exit code {result.ExitCode}" : "did not end in time";
            throw new UsageException($"--build {how} in {side.Label}: {VisibleText.Cut(result.LastWords)}.");
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var tree in Directory.Exists(_temporary) ? Directory.GetDirectories(_temporary) : [])
        {
            await _git.RunAsync(["worktree", "remove", "--force", "--force", tree], CancellationToken.None).ConfigureAwait(false);
        }

        try
        {
            Directory.Delete(_temporary, recursive: true);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            // A build of the user's left something that cannot be removed; it lies in the temporary folder.
        }

        await _git.RunAsync(["worktree", "prune"], CancellationToken.None).ConfigureAwait(false);
    }
}
