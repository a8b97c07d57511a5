using System.Diagnostics;
using System.Text.Json;
using GilBench.Processes;

namespace GilBench.Tests.Cli;

/// <summary>The program as a team's CI calls it, with a real git and a real interpreter.</summary>
[Trait("category", "process")]
public sealed class CompareCommandTests : IDisposable
{
    private readonly GilbenchProgram _program = new();

    public CompareCommandTests()
    {
        File.CreateSymbolicLink(_program.Folder.In("bin/git"), ExecutablePath.Find("git")!);
        _program.Folder.Write("app/scoring.py", "def score(n=3000):\n    return sum(range(n))\n");
        Git("init", "-q", "-b", "main");
        Git("add", "app");
        Git("-c", "user.name=t", "-c", "user.email=t@localhost", "commit", "-q", "-m", "base");
        _program.Folder.Write("app/scoring.py", "def score(n=3000):\n    return sum(list(range(n)))\n");
    }

    public void Dispose() => _program.Dispose();

    private string Git(params string[] words)
    {
        var start = new ProcessStartInfo("git", ["-C", _program.Folder.Root, .. words]) { RedirectStandardOutput = true };
        using var git = Process.Start(start)!;
        var told = git.StandardOutput.ReadToEnd();
        git.WaitForExit();
        Assert.Equal(0, git.ExitCode);
        return told;
    }

    private static string OneLine(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    [Fact]
    public async Task A_work_tree_is_compared_with_a_revision_and_both_are_left_as_they_were()
    {
        var folder = _program.Folder.In("out");
        var end = await _program.RunAsync(
            "compare", "--function", "app/scoring.py:score", "--base", "main", "--python", await RealPython.PathAsync(),
            "--model", "sequential", "--budget", "2s", "--format", "json", "--output", folder, "--store", _program.Folder.In("history.db"));

        // One block is too few for any answer, and it says so.
        Assert.Equal((3, ""), (end.ExitCode, end.ExitCode == 3 ? "" : end.Errors));
        using var told = JsonDocument.Parse(end.Output);
        var time = told.RootElement.GetProperty("arms")[0];
        Assert.StartsWith("score:sequential@cpython-", time.GetProperty("arm").GetString(), StringComparison.Ordinal);
        // Other suites that run beside this one may take its core, and then no block counts.
        Assert.Contains(time.GetProperty("answer").GetString(), new[] { "too_noisy", "not_measured" });
        Assert.Equal("work tree", told.RootElement.GetProperty("head").GetProperty("name").GetString());
        foreach (var file in new[] { "comparison.json", "comparison.md", "index.html", "junit.xml", "report.md", "run.jsonl" })
        {
            Assert.True(File.Exists(Path.Combine(folder, file)), file);
        }

        var page = await File.ReadAllTextAsync(Path.Combine(folder, "index.html"), TestContext.Current.CancellationToken);
        var again = await _program.RunAsync("report", folder);
        Assert.True(again is { ExitCode: 0, Errors: "" }, again.ToString());
        Assert.Contains("Could not tell: ", page, StringComparison.Ordinal);
        Assert.Equal(page, await File.ReadAllTextAsync(Path.Combine(folder, "index.html"), TestContext.Current.CancellationToken));
        Assert.Equal(" M app/scoring.py", Git("status", "--porcelain", "--", "app").TrimEnd());
        Assert.Single(Git("worktree", "list").TrimEnd().Split('\n'));
    }

    [Theory]
    [InlineData("compare", "Say what is compared")]
    [InlineData("compare --base main", "name it by --suite DIR or --function")]
    [InlineData("compare --function app/scoring.py:score --head main", "--head needs a --base")]
    [InlineData("compare --function app/scoring.py:score --base nowhere", "There is no revision 'nowhere'")]
    [InlineData("compare --base main --base-python python3", "two ways to say what is compared")]
    [InlineData("compare --base-python python3", "give both --base-python and --head-python")]
    [InlineData("compare one", "two stored runs, base and head; one was given")]
    [InlineData("compare one two", "There is no run at one")]
    [InlineData("compare one two --budget 3m", "--budget is about measuring")]
    [InlineData("compare --suite perf --base main", "There is no suite.json in perf")]
    [InlineData("compare --suite app --base main --head main", "In main")]
    [InlineData("compare --suite app --base main --head main --workers 3", "--workers says something of --function")]
    public async Task A_wrong_use_is_one_sentence(string words, string sentence)
    {
        var end = await _program.RunAsync(words.Split(' '));

        Assert.Equal(2, end.ExitCode);
        Assert.Contains(sentence, OneLine(end.Errors), StringComparison.Ordinal);
        Assert.Equal("", end.Output);
    }
}
