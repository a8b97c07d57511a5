using GilBench.Model;
using GilBench.Results;
using GilBench.Tests.Cli;
using GilBench.Tests.Results;

namespace GilBench.Tests.Running;

/// <summary>The real program, ended in the midst of a run in the ways that users and machines end it.</summary>
[Trait("category", "process")]
public sealed class ResumptionTests : IDisposable
{
    private readonly GilbenchProgram _program = new();

    private string Run => _program.Folder.In("run");

    private RunUnderWay UnderWay => new(Run);

    private string[] Begin => BeginWith("stubborn");

    /// <summary>Its second block does not end: there is no hurry to interrupt it.</summary>
    private string[] BeginEndless => BeginWith("endless");

    private string[] BeginWith(string mode) =>
    [
        "run", "--python", FakeInterpreter.Write(_program.Folder, "3.13.5", mode), "--runtime", "cpython-3.13*", "--workload", "sleep",
        "--model", "sequential,threads,thread_pool,asyncio_gather", "--cores", "1", "--seed", "7", "--output", Run,
    ];

    public void Dispose()
    {
        // The fake hangs for ever once its harness is gone.
        UnderWay.KillWorkers();
        _program.Dispose();
    }

    [Fact]
    public async Task A_run_killed_at_ten_random_moments_and_resumed_has_every_planned_slice_of_every_block_once_and_leaves_no_process()
    {
        var random = new Random(20_261_123);
        var strays = 0;
        for (var kill = 0; kill < 10; kill++)
        {
            using var harness = _program.Start(kill == 0 ? Begin : ["run", "--resume", Run]);

            // Each session writes a line when it begins; the first one the header before it.
            var lines = UnderWay.CountLines() + random.Next(1, 4) + (kill == 0 ? 1 : 0);
            RunUnderWay.Until(harness, () => UnderWay.CountLines() >= lines);
            if (random.Next(2) == 0)
            {
                RunUnderWay.Until(harness, () => UnderWay.Workers().Count > 0);
            }

            harness.Kill();
            harness.WaitForExit();
            strays += UnderWay.Workers().Count;
        }

        var end = await _program.RunAsync("run", "--resume", Run);

        var run = RunFile.Read(Run);
        Assert.True(end is { ExitCode: 0 or 3, Errors: "" }, end.ToString());
        Assert.True(run.End is { Reason: RunEndReason.Precise or RunEndReason.AllBlocks or RunEndReason.TooNoisy }, end.ToString());
        Assert.Equal(11, run.Sessions.Count);
        Assert.Equal(Enumerable.Range(1, run.Header.Plan.Sampling.MinimumBlocks), run.Blocks.Select(block => block.Block).Distinct());
        CountedOnce.Assert(run, mayBeSpoiled: true);
        AssertEverySliceOnce(run);
        Assert.All(run.Launches, launch => Assert.Equal((LaunchOutcome.Ok, null), (launch.Outcome, launch.Detail)));
        Assert.True(strays > 0, "No kill left a worker behind, so this test does not show that they are ended.");
        Assert.Empty(UnderWay.Workers());
        Assert.Equal("", string.Join('\n', await RunSchema.Complaints(File.ReadLines(RunFile.PathOf(Run)))));
    }

    /// <summary>Of every group of every block that ended: one slice of each worker for the first use and one in each round.</summary>
    private static void AssertEverySliceOnce(Run run) => Assert.All(run.Groups, end => Assert.All(
        run.Launches.Where(launch => (launch.Block, launch.Group, launch.Attempt) == (end.Block, end.Group, end.Attempt)),
        launch => Assert.Equal(Enumerable.Range(0, 1 + end.Rounds), launch.Samples.Select(sample => sample.Index))));

    [Fact]
    public async Task Ctrl_C_ends_the_workers_closes_the_file_and_exits_130()
    {
        using var harness = _program.Start(BeginEndless);

        var end = await UnderWay.InterruptAsync(harness);

        Assert.True(end.ExitCode == 130, end.ToString());
        Assert.Contains($"run --resume {Run}", end.Output.ReplaceLineEndings(" "), StringComparison.Ordinal);
        Assert.StartsWith(
            "{\"type\":\"end\",\"reason\":\"interrupted\"", File.ReadLines(RunFile.PathOf(Run)).Last(), StringComparison.Ordinal);
        Assert.Empty(UnderWay.Workers());
    }

    [Theory]
    [InlineData("TERM")]
    [InlineData("HUP")]
    public async Task A_polite_kill_and_a_closed_terminal_end_it_as_Ctrl_C_does(string signal)
    {
        using var harness = _program.Start(BeginEndless);

        var end = await UnderWay.SignalAsync(harness, signal);

        Assert.True(end.ExitCode == 130, end.ToString());
        Assert.StartsWith(
            "{\"type\":\"end\",\"reason\":\"interrupted\"", File.ReadLines(RunFile.PathOf(Run)).Last(), StringComparison.Ordinal);
        Assert.Empty(UnderWay.Workers());
    }

    [Fact]
    public async Task A_run_whose_folder_is_removed_stops_at_the_next_launch_and_exits_3()
    {
        using var harness = _program.Start(Begin);
        RunUnderWay.Until(harness, () => UnderWay.CountLines() > 4);
        Directory.Delete(Run, recursive: true);

        var end = await GilbenchProgram.EndOf(harness);

        Assert.True(end.ExitCode == 3, end.ToString());
        Assert.Contains("was removed or replaced", end.Errors.ReplaceLineEndings(" "), StringComparison.Ordinal);
        Assert.False(File.Exists(RunFile.PathOf(Run)));
    }

    [Fact]
    public async Task Of_two_runs_begun_in_one_new_folder_at_once_one_is_refused_and_the_other_measures_to_its_end()
    {
        using var first = _program.Start(Begin);
        using var second = _program.Start(Begin);

        var ends = await Task.WhenAll(GilbenchProgram.EndOf(first), GilbenchProgram.EndOf(second));

        Assert.Single(ends, end => end.ExitCode is 0 or 3);
        ends.Single(end => end.ExitCode is not (0 or 3)).AssertWrongUse(Run);
        var run = RunFile.Read(Run);
        Assert.Single(run.Sessions);
        Assert.True(run.End is { Reason: RunEndReason.Precise or RunEndReason.AllBlocks or RunEndReason.TooNoisy }, $"{run.End}");
        CountedOnce.Assert(run, mayBeSpoiled: true);
    }

    [Theory]
    [InlineData(RunEndReason.TooNoisy, 3)]
    [InlineData(RunEndReason.NoLaunchWorked, 3)]
    [InlineData(RunEndReason.AllBlocks, null)]
    internal async Task Going_on_with_a_run_that_has_ended_says_so_with_the_code_of_what_was_measured(RunEndReason reason, int? code)
    {
        var begun = await _program.RunAsync([.. Begin, "--budget", "1s"]);
        var lines = File.ReadAllLines(RunFile.PathOf(Run));
        var kept = reason == RunEndReason.NoLaunchWorked
            ? lines.Where(line => !line.StartsWith("{\"type\":\"launch\"", StringComparison.Ordinal))
            : lines;
        File.WriteAllLines(RunFile.PathOf(Run), kept.SkipLast(1));
        using (var file = RunFile.Continue(Run))
        {
            file.Append(new RunEnd(reason, 1, 2));
        }

        var end = await _program.RunAsync("run", "--resume", Run);

        Assert.True(end.ExitCode == (code ?? begun.ExitCode), end.ToString());
        Assert.Contains("There is nothing to go on with", end.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_run_of_an_earlier_version_is_read_and_not_gone_on_with()
    {
        Directory.CreateDirectory(Run);
        var text = ProjectTree.Read("tests/Harness.Tests/Results/version2.run.jsonl").Split('\n')[0] + "\n";
        await File.WriteAllTextAsync(RunFile.PathOf(Run), text, TestContext.Current.CancellationToken);
        Assert.Empty(RunFile.Read(Run).Header.Plan.Groups);

        var end = await _program.RunAsync("run", "--resume", Run);

        end.AssertWrongUse("was measured by an earlier version of GilBench, one launch after another, and cannot be gone on with");
        Assert.Equal(text, await File.ReadAllTextAsync(RunFile.PathOf(Run), TestContext.Current.CancellationToken));
    }
}
