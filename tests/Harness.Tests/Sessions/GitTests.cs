using GilBench.Processes;
using GilBench.Sessions;
using GilBench.Tests.Runtimes;

namespace GilBench.Tests.Sessions;

public sealed class GitTests
{
    [Fact]
    public void Git_is_called_in_one_place() => Assert.Equal(
        ["src/Harness/Sessions/Git.cs"],
        ProjectTree.FilesBelow("src/Harness", ".cs").Where(file => ProjectTree.Read(file).Contains("\"git\"", StringComparison.Ordinal)));

    [Fact]
    [Trait("category", "process")]
    public async Task What_git_refuses_is_no_answer()
    {
        using var folder = new TemporaryFolder();
        var cancellation = TestContext.Current.CancellationToken;
        var git = new Git(new ProcessRunner(TimeProvider.System), folder.Root);

        Assert.Null(await git.AskAsync(["rev-parse", "HEAD"], cancellation));
        Assert.StartsWith("git version ", await git.AskAsync(["--version"], cancellation), StringComparison.Ordinal);
    }
}
