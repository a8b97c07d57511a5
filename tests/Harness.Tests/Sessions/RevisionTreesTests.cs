using GilBench.Model;
using GilBench.Planning;
using GilBench.Processes;
using GilBench.Sessions;
using GilBench.Tests.Runtimes;

namespace GilBench.Tests.Sessions;

/// <summary>With a real git and a repository of their own.</summary>
[Trait("category", "process")]
public sealed class RevisionTreesTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly ProcessRunner _processes = new(TimeProvider.System);

    public void Dispose() => _folder.Dispose();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private async Task<string> GitAsync(params string[] words)
    {
        var told = await _processes.RunAsync(
            new Command("git", ["-C", _folder.Root, "-c", "user.name=t", "-c", "user.email=t@localhost", .. words]), null, Cancellation);
        Assert.Equal((0, ""), (told.ExitCode, told.ExitCode == 0 ? "" : told.StandardError));
        return told.StandardOutput.Trim();
    }

    /// <summary>Two commits of one file: 1, tagged first, and 2; in the work tree it says 3.</summary>
    private async Task MakeRepositoryAsync()
    {
        await GitAsync("init", "-q", "-b", "main");
        foreach (var number in new[] { "1", "2" })
        {
            _folder.Write("app/work.py", $"N = {number}\n");
            await GitAsync("add", "-A");
            await GitAsync("commit", "-q", "-m", number);
            await GitAsync("tag", $"v{number}");
        }

        _folder.Write("app/work.py", "N = 3\n");
    }

    [Fact]
    public async Task Revisions_stand_beside_each_other_and_the_users_tree_is_as_it_was()
    {
        await MakeRepositoryAsync();
        string first, second;
        await using (var trees = await RevisionTrees.OfAsync(_processes, _folder.In("app"), Cancellation))
        {
            first = await trees.CheckOutAsync(await trees.ResolveAsync("v1", Cancellation), "base", Cancellation);
            second = await trees.CheckOutAsync(await trees.ResolveAsync("main", Cancellation), "head", Cancellation);

            Assert.Equal("N = 1\n", await File.ReadAllTextAsync(Path.Combine(first, "work.py"), Cancellation));
            Assert.Equal("N = 2\n", await File.ReadAllTextAsync(Path.Combine(second, "work.py"), Cancellation));
            Assert.Equal(first.Length, second.Length);
        }

        Assert.False(Directory.Exists(first) || Directory.Exists(second));
        Assert.Equal("N = 3\n", await File.ReadAllTextAsync(_folder.In("app/work.py"), Cancellation));
        Assert.Single((await GitAsync("worktree", "list")).Split('\n'));
        Assert.Equal("M app/work.py", await GitAsync("status", "--porcelain"));
    }

    [Fact]
    public async Task A_revision_that_is_not_there_is_said_by_its_name()
    {
        await MakeRepositoryAsync();
        await using var trees = await RevisionTrees.OfAsync(_processes, _folder.Root, Cancellation);

        var refused = await Assert.ThrowsAsync<UsageException>(() => trees.ResolveAsync("--help", Cancellation));

        Assert.StartsWith("There is no revision '--help' in ", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_outside_of_git_has_no_revisions() => Assert.Contains(
        "is in no git work tree",
        (await Assert.ThrowsAsync<UsageException>(() => RevisionTrees.OfAsync(_processes, _folder.Root, Cancellation))).Message,
        StringComparison.Ordinal);

    [Fact]
    public async Task A_build_that_fails_says_in_which_revision_and_how()
    {
        await MakeRepositoryAsync();
        await using var trees = await RevisionTrees.OfAsync(_processes, _folder.Root, Cancellation);
        var side = await trees.ResolveAsync("v1", Cancellation);
        var folder = await trees.CheckOutAsync(side, "base", Cancellation);

        var refused = await Assert.ThrowsAsync<UsageException>(
            () => trees.BuildAsync("echo no compiler >&2; exit 4", folder, side, Cancellation));

        Assert.Equal($"--build ended with exit code 4 in {side.Label}: no compiler.", refused.Message);
    }

    [Fact]
    public void A_side_shows_its_commit_once()
    {
        Assert.Equal("main (3d752ce)", new ComparisonSide("main", "3d752ce1234").Label);
        Assert.Equal("3d752ce1", new ComparisonSide("3d752ce1", "3d752ce1234").Label);
        Assert.Equal("work tree", new ComparisonSide("work tree", null).Label);
    }
}
