using System.Diagnostics;

namespace GilBench.Tests.Recipes;

/// <summary>A user's repository: a suite in <c>perf</c>, two commits on main.</summary>
internal sealed class Repository
{
    private readonly string _home;
    private int _commits;

    public Repository(string root, string home)
    {
        (Root, _home) = (root, home);
        Directory.CreateDirectory(Path.Combine(root, "perf"));
        File.WriteAllText(Path.Combine(root, "perf", "suite.json"), "{}");
        Git("init", "--quiet", "--initial-branch=main");
        First = Commit();
        Second = Commit();
    }

    public string Root { get; }

    public string First { get; }

    public string Second { get; }

    /// <summary>A commit on what is checked out; its hash.</summary>
    public string Commit()
    {
        File.WriteAllText(Path.Combine(Root, "perf", $"{++_commits}"), "");
        Git("add", ".");
        Git("commit", "--quiet", "--message", $"{_commits}");
        return Git("rev-parse", "HEAD");
    }

    /// <summary>What git says, as one line.</summary>
    public string Git(params IEnumerable<string> arguments)
    {
        string[] settings = ["user.name=a", "user.email=a@b", "commit.gpgsign=false", "core.hooksPath=/dev/null"];
        var start = new ProcessStartInfo("git", ["-C", Root, .. settings.SelectMany(setting => new[] { "-c", setting }), .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["HOME"] = _home;
        using var git = Process.Start(start)!;
        var errors = git.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var said = git.StandardOutput.ReadToEnd().Trim();
        git.WaitForExit();
        Assert.True(git.ExitCode == 0, $"git {string.Join(' ', arguments)}: {errors.Result}");
        return said;
    }
}
