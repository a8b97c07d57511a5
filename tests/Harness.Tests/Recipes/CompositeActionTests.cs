using GilBench.Processes;

namespace GilBench.Tests.Recipes;

/// <summary>The shell steps of <c>action.yml</c>, in a bare environment.</summary>
[Trait("category", "process")]
public sealed class CompositeActionTests
{
    private const string Cache = "actions/cache/save";
    private const StringComparison Ordinal = StringComparison.Ordinal;

    [Fact]
    public async Task Interpreters_are_brought_and_two_commits_compared()
    {
        using var action = new CompositeAction();
        var (first, second) = (action.Repository.First, action.Repository.Second);

        Assert.True(await action.RunAsync(), action.Log);

        var report = action.OutputOf("report");
        Assert.Equal(
            [
                "runtimes install 3.13 3.13t",
                "runtimes list",
                $"compare --suite perf --base {first} --head {second} --format github --output {report} --budget 3m",
            ],
            action.Asked.Select(words => string.Join(' ', words)));
        Assert.Equal("no-slowdown", action.OutputOf("outcome"));
        Assert.True(File.Exists(Path.Combine(report, "comparison.md")));
        Assert.Equal("# The comparison\n", action.Summary);
    }

    [Theory]
    [InlineData(0, "false", true, "no-slowdown", "Nothing is slower.")]
    [InlineData(0, "true", true, "no-slowdown", "Nothing is slower.")]
    [InlineData(1, "false", false, "slower", "::error title=GilBench%3A slower%2C measured twice::")]
    [InlineData(3, "false", true, "could-not-tell", "::warning title=GilBench could not tell::")]
    [InlineData(3, "true", false, "could-not-tell", "::error title=GilBench could not tell::")]
    [InlineData(2, "false", false, "error", "::error title=GilBench did not compare::It ended with exit code 2;")]
    [InlineData(130, "false", false, "error", "::error title=GilBench did not compare::It ended with exit code 130;")]
    [InlineData(0, "perhaps", false, "no-slowdown", "'fail-when-too-noisy' is true or false, not 'perhaps'.")]
    public async Task The_exit_code_of_the_comparison_decides_about_the_job(
        int code, string failWhenTooNoisy, bool passes, string outcome, string said)
    {
        using var action = new CompositeAction { ExitCode = code };
        action.Inputs["fail-when-too-noisy"] = failWhenTooNoisy;

        Assert.Equal(passes, await action.RunAsync());

        Assert.Equal(outcome, action.OutputOf("outcome"));
        Assert.Contains(said, action.Log, Ordinal);
        // Before it fails, what was measured is kept.
        Assert.Equal(["actions/upload-artifact"], action.Used.Select(step => step.Uses).TakeLast(1));
        Assert.Equal(action.OutputOf("report"), action.Used[^1].With["path"]);
        Assert.Contains(action.Used, step => step.Uses == Cache && step.With["path"].EndsWith("history.db*", Ordinal));
    }

    [Theory]
    [InlineData("base", "nothing", "No commit nothing in this checkout; actions/checkout brings all of them with 'fetch-depth: 0'.")]
    [InlineData("base", "--all", "No commit --all in this checkout;")]
    [InlineData("head", "nothing", "No commit nothing in this checkout;")]
    [InlineData("suite", "nowhere", "There is no folder nowhere;")]
    public async Task What_is_not_there_is_said_and_fails_the_job(string input, string value, string said)
    {
        using var action = new CompositeAction();
        action.Inputs[input] = value;

        Assert.False(await action.RunAsync());

        Assert.Contains($"::error title=GilBench cannot compare::{said}", action.Log, Ordinal);
        Assert.Equal("error", action.OutputOf("outcome"));
        Assert.DoesNotContain(action.Asked, words => words[0] == "compare");
    }

    [Fact]
    public async Task Inputs_are_arguments_whatever_they_hold()
    {
        using var action = new CompositeAction();
        var suite = "pe rf'\"$(touch hacked);`touch hacked`";
        Directory.CreateDirectory(Path.Combine(action.Repository.Root, suite));
        File.WriteAllText(Path.Combine(action.Repository.Root, suite, "suite.json"), "{}");
        action.Repository.Commit();
        action.Repository.Commit();
        action.Inputs["suite"] = suite;
        action.Inputs["python"] = "/a b/python\n/c/python\n";
        action.Inputs["build"] = "make all && touch hacked";
        action.Inputs["store"] = "postgres://me:secret@host/db";
        action.Inputs["budget"] = "90s";

        Assert.True(await action.RunAsync(), action.Log);

        var asked = action.Asked[^1];
        Assert.Equal(["compare", "--suite", suite], asked.Take(3));
        Assert.Equal(
            [
                "--budget", "90s", "--store", "postgres://me:secret@host/db", "--build", "make all && touch hacked",
                "--python", "/a b/python", "--python", "/c/python",
            ],
            asked.Skip(11));
        Assert.False(File.Exists(Path.Combine(action.Repository.Root, "hacked")));
        Assert.DoesNotContain("secret", action.Log, Ordinal);
    }

    [Theory]
    [InlineData("", "HOME/.local/share/gilbench/history.db*")]
    [InlineData("/srv/history.db", "/srv/history.db*")]
    [InlineData("perf/history.db", "WORKSPACE/perf/history.db*")]
    [InlineData("postgres://host/db", null)]
    public async Task The_history_is_kept_where_it_is_a_file(string store, string? kept)
    {
        using var action = new CompositeAction();
        action.Inputs["store"] = store;

        Assert.True(await action.RunAsync(), action.Log);

        var histories = action.Used.Where(step => step.With.GetValueOrDefault("key", "").StartsWith("gilbench-history", Ordinal)).ToList();
        string[] expected = kept is null ? [] : ["actions/cache/restore", Cache];
        Assert.Equal(expected, histories.Select(step => step.Uses));
        var path = kept?.Replace("HOME", action.Home, Ordinal).Replace("WORKSPACE", action.Repository.Root, Ordinal);
        Assert.All(histories, step => Assert.Equal(path, step.With["path"]));
        Assert.All(histories, step => Assert.Equal("gilbench-history-Speed-and-more-compare-70-2", step.With["key"]));
    }

    [Fact]
    public async Task What_is_pushed_to_a_branch_is_added_to_the_history_and_the_summary_says_what_changed_for_good()
    {
        using var action = OfBranch(new CompositeAction());
        action.Inputs["python"] = "/a b/python\n";
        action.Inputs["build"] = "touch built-here";
        action.Inputs["store"] = "postgres://me:secret@host/db";

        Assert.True(await action.RunAsync(), action.Log);

        var run = $"{action.OutputOf("report")}/history";
        Assert.Equal(
            [
                $"run --suite perf --budget 3m --output {run} --python /a b/python",
                $"history add {run} --commit {action.Repository.Second} --branch topic/a --store postgres://me:secret@host/db",
                $"history trend * --branch topic/a --format markdown --output {run}/trend --store postgres://me:secret@host/db",
            ],
            action.Asked.Select(words => string.Join(' ', words)).TakeLast(3));
        Assert.Equal("# The comparison\n\n## The history\n", action.Summary);
        Assert.True(File.Exists(Path.Combine(action.Repository.Root, "perf", "built-here")));
        Assert.DoesNotContain("secret", action.Log, Ordinal);
    }

    [Theory]
    [InlineData("history-budget", "", "'history-budget' is empty.")]
    [InlineData("head", "HEAD^1", "'head' is not what is checked out.")]
    [InlineData("base", "nothing", "the comparison failed.")]
    public async Task Nothing_is_added_to_the_history_where_nothing_is_to_be_and_the_log_says_why(string input, string value, string said)
    {
        using var action = OfBranch(new CompositeAction());
        action.Repository.Commit();
        action.Inputs[input] = value;

        await action.RunAsync();

        Assert.Contains($"Nothing is added to the history: {said}", action.Log, Ordinal);
        Assert.DoesNotContain(action.Asked, words => words[0] is "run" or "history");
    }

    [Fact]
    public async Task A_history_that_nothing_can_be_added_to_is_a_warning_and_fails_no_job()
    {
        using var action = OfBranch(new CompositeAction { RunExitCode = 3 });

        Assert.True(await action.RunAsync(), action.Log);

        Assert.Contains(
            "::warning title=GilBench added nothing to the history::Measuring or adding ended with exit code 3;", action.Log, Ordinal);
        Assert.DoesNotContain(action.Asked, words => words[0] == "history");
        Assert.Equal("# The comparison\n", action.Summary);
    }

    [Fact]
    public async Task Interpreters_are_kept_under_a_name_that_tells_their_versions()
    {
        using var action = new CompositeAction();
        action.Inputs["python-versions"] = "3.14 3.14t";

        Assert.True(await action.RunAsync(), action.Log);

        var kept = action.Used.Where(step => step.With.GetValueOrDefault("path") == $"{action.Home}/.cache/gilbench").ToList();
        Assert.Equal(["actions/cache/restore", Cache], kept.Select(step => step.Uses));
        Assert.All(kept, step => Assert.Matches("^gilbench-interpreters-[A-Za-z0-9._-]+-3.14-3.14t$", step.With["key"]));
        Assert.Equal(["runtimes", "install", "3.14", "3.14t"], action.Asked[0]);
    }

    [Fact]
    public async Task Without_versions_no_interpreter_is_brought()
    {
        using var action = new CompositeAction();
        action.Inputs["python-versions"] = "";

        Assert.True(await action.RunAsync(), action.Log);

        Assert.Equal(["runtimes", "list"], action.Asked[0]);
    }

    [Theory]
    [InlineData(null, "GilBench left no comparison; the log of this job says why.\n")]
    [InlineData(2_000_000, "The comparison is too long for this page; `comparison.md` among the files of this run holds it.\n")]
    public async Task A_summary_that_cannot_be_shown_says_so(int? characters, string said)
    {
        using var action = new CompositeAction { Comparison = characters is { } many ? new string('a', many) : null };

        await action.RunAsync();

        Assert.Equal(said, action.Summary);
    }

    private static CompositeAction OfBranch(CompositeAction action)
    {
        action.Event["GITHUB_EVENT_NAME"] = "push";
        action.Event["GITHUB_REF"] = "refs/heads/topic/a";
        return action;
    }

    [Fact]
    public async Task Every_script_is_sound_bash()
    {
        var scripts = ProjectTree.FilesBelow("bench/ci", ".sh");
        Assert.NotEmpty(scripts);
        foreach (var script in scripts)
        {
            var end = await new ProcessRunner(TimeProvider.System).RunAsync(
                new Command("bash", ["-n", ProjectTree.At(script)]) { Limit = TimeSpan.FromSeconds(20) },
                cancellation: TestContext.Current.CancellationToken);
            Assert.True(end is { ExitCode: 0, StandardError: "" }, $"{script}: {end.StandardError}");
        }
    }
}
