using System.Diagnostics;
using System.Text.Json;
using GilBench.History;
using GilBench.Model;
using GilBench.Tests.Synthetic;

namespace GilBench.Tests.Cli;

/// <summary>The real <c>history</c> on made-up runs.</summary>
[Trait("category", "process")]
public sealed class HistoryProgramTests : IDisposable
{
    private const string Arm = "sum_squares:threads@cpython-3.13:2x2";

    private static readonly Run s_run = SyntheticRun.Of(
        new SyntheticOptions { Workloads = [SyntheticWorkloads.SumSquares], Blocks = 6, Rounds = 1 });

    private readonly GilbenchProgram _program = new();

    private string Place => _program.Folder.In(".local/share/gilbench/history.db");

    public void Dispose() => _program.Dispose();

    [Fact]
    public async Task Runs_are_added_shown_exported_and_pruned()
    {
        var folders = Enumerable.Range(0, 3).Select(Write).ToArray();

        var added = await _program.RunAsync(["history", "add", .. folders, "--commit", "0123456789abcdef", "--branch", "main"]);
        var again = await _program.RunAsync("history", "add", folders[0], "--commit", "other");
        var shown = await _program.RunAsync("history", "show", "--limit", "2");
        var exported = await _program.RunAsync("history", "export", "--format", "json");
        var lines = await _program.RunAsync("history", "export", "--format", "csv", "--output", "history.csv");
        var pruned = await _program.RunAsync("history", "prune", "--keep", "1");

        Assert.All([added, again, shown, exported, lines, pruned], end => Assert.True(end is { ExitCode: 0, Errors: "" }, end.ToString()));
        Assert.Equal(
            [.. Enumerable.Range(0, 3).Select(i => $"Added: run-{i} of commit 0123456789 on main, {Arms} arms")],
            added.Output.TrimEnd().Split('\n').Where(line => line.StartsWith("Added", StringComparison.Ordinal)));
        Assert.Equal("There already: run-0", again.Output.TrimEnd());
        Assert.DoesNotContain("run-0", shown.Output, StringComparison.Ordinal);
        Assert.True(
            shown.Output.IndexOf("run-2", StringComparison.Ordinal) < shown.Output.IndexOf("run-1", StringComparison.Ordinal),
            shown.Output);
        Assert.Contains($"2 runs shown; history: {Place}", shown.Output, StringComparison.Ordinal);
        var figures = JsonDocument.Parse(exported.Output).RootElement.EnumerateArray().ToList();
        Assert.Equal(["run-0", "run-1", "run-2"], figures.Select(figure => figure.GetProperty("run").GetString()!).Distinct().Order());
        Assert.Equal(1 + figures.Count, File.ReadAllLines(_program.Folder.In("history.csv")).Length);
        Assert.StartsWith("2 runs taken away, 1 run left", pruned.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Commit_and_branch_are_those_of_the_work_tree_in_the_folder()
    {
        File.CreateSymbolicLink(_program.Folder.In("bin/git"), GilBench.Processes.ExecutablePath.Find("git")!);
        Assert.Equal(0, (await GitAsync("init", "--quiet", "--initial-branch", "trunk")).ExitCode);
        Assert.Equal(0, (await GitAsync(
            "-c", "user.name=n", "-c", "user.email=e", "commit", "--quiet", "--allow-empty", "--message", "first")).ExitCode);
        var commit = (await GitAsync("rev-parse", "HEAD")).Output.Trim();

        await _program.RunAsync("history", "add", Write(0));
        await _program.RunAsync("history", "add", Write(1), "--commit", "another");
        // As hooks and some CI systems set it.
        using var hook = _program.Start(new Dictionary<string, string> { ["GIT_DIR"] = "/nowhere" }, "history", "add", Write(2));
        await GilbenchProgram.EndOf(hook);

        using var store = HistoryStores.OpenExisting(Place);
        Assert.Equal(
            [(commit, "trunk"), ("another", null), (commit, "trunk")],
            store.Runs(new RunFilter()).Select(run => (run.Commit, run.Branch)));
    }

    [Fact]
    public async Task A_trend_names_the_change_and_draws_it_and_never_says_no()
    {
        using (var store = HistoryStores.Open(Place))
        {
            for (var i = 0; i < 40; i++)
            {
                store.Add(Slower(i, i < 20 ? 1 : 1.2));
            }
        }

        var end = await _program.RunAsync("history", "trend", Arm, "--machine", "0123456789abcdef", "--output", "charts");
        var all = await _program.RunAsync("history", "trend", "sum_squares:*", "--machine", "0123456789abcdef", "--output", "charts");
        var page = await _program.RunAsync("history", "trend", Arm, "--machine", "0123456789abcdef", "--format", "markdown");

        Assert.True(end is { ExitCode: 0, Errors: "" }, end.ToString());
        Assert.Contains(" % slower since c20 (", end.Output, StringComparison.Ordinal);
        Assert.Contains("c19..c20", end.Output, StringComparison.Ordinal);
        Assert.Contains("Chart: charts/trend-sum-squares-threads-cpython-3-13-2x2.png", end.Output, StringComparison.Ordinal);
        Assert.True(File.Exists(_program.Folder.In("charts/trend-sum-squares-threads-cpython-3-13-2x2.svg")));
        Assert.True(all.ExitCode == 0, all.ToString());
        Assert.True(Directory.GetFiles(_program.Folder.In("charts"), "*.png").Length > 4);
        Assert.True(page is { ExitCode: 0, Errors: "" }, page.ToString());
        Assert.StartsWith("## Lasting changes in the history\n\n| Arm | Change | ", page.Output, StringComparison.Ordinal);
        Assert.Contains("c19..c20", page.Output, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_program.Folder.In("reports")));
    }

    [Theory]
    [InlineData("There is no history at", "show")]
    [InlineData("There is no history at", "trend", "any")]
    [InlineData("prune takes one of --keep and --before", "prune")]
    [InlineData("prune takes one of --keep and --before", "prune", "--keep", "1", "--before", "2026-01-01")]
    [InlineData("--keep '0' is no number of runs", "prune", "--keep", "0")]
    [InlineData("--before 'yesterday' is no day", "prune", "--before", "yesterday")]
    [InlineData("--limit 'many' is not a whole number", "show", "--limit", "many")]
    [InlineData("no run at", "add", "nothing")]
    [InlineData("<run> is missing: Folders of runs that have ended", "add")]
    [InlineData("Option '--format' is required", "export")]
    [InlineData("There is no history at", "export", "--format", "csv")]
    [InlineData("There is no history at", "prune", "--keep", "1")]
    [InlineData("<arm> is missing: Id of an arm, such as ", "trend")]
    [InlineData("--format 'xml' is none of csv, json", "export", "--format", "xml")]
    [InlineData("--metric 'bench' is none of time, start-up, memory, peak-memory", "trend", "any", "--metric", "bench")]
    [InlineData("write it like postgres://user@host:5432/database", "show", "--store", "postgres://u:s3cret@h")]
    public async Task Wrong_use_is_one_sentence(string said, params string[] words)
    {
        var end = await _program.RunAsync(["history", .. words]);

        end.AssertWrongUse(said);
        Assert.DoesNotContain("s3cret", end.Output + end.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_arm_or_a_machine_that_the_history_does_not_have_is_said_with_those_it_has()
    {
        await _program.RunAsync("history", "add", Write(0));

        (await _program.RunAsync("history", "trend", "nothing*", "--machine", "0123456789abcdef"))
            .AssertWrongUse("is called 'nothing*'; there are ");
        (await _program.RunAsync("history", "trend", Arm)).AssertWrongUse("0123456789abcdef");
    }

    [Fact]
    public async Task A_server_that_is_not_reached_ends_with_3()
    {
        var end = await _program.RunAsync("history", "show", "--store", "postgres://u:s3cret@127.0.0.1:1/d");

        Assert.True(end.ExitCode == 3, end.ToString());
        Assert.StartsWith("gilbench: The server of postgres://u@127.0.0.1:1/d cannot be used", end.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("s3cret", end.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(20)]
    [InlineData(45)]
    public async Task Killed_in_the_midst_of_fifty_adds_it_loses_nothing_that_was_said_to_be_added_and_leaves_nothing_half(int after)
    {
        var folders = Enumerable.Range(0, 50).Select(Write).ToArray();
        using var adding = _program.Start(["history", "add", .. folders, "--commit", "c", "--branch", "b"]);
        var said = 0;
        while (said < after && await adding.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
        {
            said += line.StartsWith("Added", StringComparison.Ordinal) ? 1 : 0;
        }

        adding.Kill();
        await adding.WaitForExitAsync(TestContext.Current.CancellationToken);

        using (var store = HistoryStores.OpenExisting(Place))
        {
            var runs = store.Runs(new RunFilter());
            Assert.InRange(runs.Count, after, 49);
            Assert.Subset(runs.Select(run => run.Id).ToHashSet(), Enumerable.Range(0, after).Select(i => $"run-{i}").ToHashSet());
            Assert.All(store.Points(new RunFilter()).GroupBy(point => point.Run.Id), run => Assert.Equal(FiguresOf(0), run.Count()));
            Assert.Equal(runs.Count, store.Points(new RunFilter()).Select(point => point.Run.Id).Distinct().Count());
        }

        var again = await _program.RunAsync(["history", "add", .. folders, "--commit", "c", "--branch", "b"]);

        Assert.True(again.ExitCode == 0, again.ToString());
        using var whole = HistoryStores.OpenExisting(Place);
        Assert.Equal(50, whole.Runs(new RunFilter()).Count);
    }

    [Fact]
    public async Task Two_programs_that_add_at_once_to_a_new_history_lose_nothing()
    {
        var folders = Enumerable.Range(0, 20).Select(Write).ToArray();
        using var one = _program.Start(["history", "add", .. folders[..12], "--commit", "c", "--branch", "b"]);
        using var other = _program.Start(["history", "add", .. folders[8..], "--commit", "c", "--branch", "b"]);

        var ends = await Task.WhenAll(GilbenchProgram.EndOf(one), GilbenchProgram.EndOf(other));

        Assert.All(ends, end => Assert.True(end is { ExitCode: 0, Errors: "" }, end.ToString()));
        using var store = HistoryStores.OpenExisting(Place);
        Assert.Equal(20, store.Runs(new RunFilter()).Count);
        Assert.Equal(20 * FiguresOf(0), store.Points(new RunFilter()).Count());
    }

    private static int Arms => HistoryRun.Of(s_run, null, null).Arms.Select(arm => arm.Arm).Distinct().Count();

    private static int FiguresOf(int number) => HistoryRun.Of(Numbered(number), null, null).Arms.Count;

    private static Run Numbered(int number) => s_run with
    {
        Header = s_run.Header with { Id = $"run-{number}", Created = s_run.Header.Created.AddHours(number) },
    };

    private string Write(int number) => SyntheticFile.Write(Numbered(number), _program.Folder.In($"run-{number}"));

    /// <summary>The run as it would be had everything but the native control taken longer.</summary>
    private static HistoryRun Slower(int number, double factor)
    {
        var run = HistoryRun.Of(Numbered(number), $"c{number}", "main");
        return run with
        {
            Arms =
            [
                .. run.Arms.Select(
                    arm => arm with { Value = arm.Value * factor, LogToSentinel = arm.LogToSentinel + Math.Log(factor) }),
            ],
        };
    }

    private async Task<ProgramEnd> GitAsync(params string[] words)
    {
        using var git = Process.Start(new ProcessStartInfo("git", words)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = _program.Folder.Root,
        })!;
        return await GilbenchProgram.EndOf(git);
    }
}
