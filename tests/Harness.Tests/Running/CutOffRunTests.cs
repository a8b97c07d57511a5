using GilBench.Model;
using GilBench.Results;
using GilBench.Running;

namespace GilBench.Tests.Running;

/// <summary>Runs that end anywhere and go on.</summary>
public sealed class CutOffRunTests : IDisposable
{
    private readonly ScriptedRun _scripted = new();

    public void Dispose() => _scripted.Dispose();

    [Theory]
    [InlineData(5)]
    [InlineData(6)]
    public async Task A_run_cancelled_at_random_moments_and_resumed_loses_and_repeats_no_group(int seed)
    {
        var random = new Random(seed);
        for (var cut = 0; cut < 10; cut++)
        {
            using var source = new CancellationTokenSource();
            var workers = new ScriptedWorkers();
            var left = random.Next(1, 45);
            var (_, end) = await _scripted.Measure(_scripted.Tools(workers), source.Token, happened =>
            {
                if (happened is RoundEnded or LaunchEnded or GroupStarted or StepStarted && --left == 0)
                {
                    source.Cancel();
                }
            });
            Assert.Equal((RunEndReason.Interrupted, 0), (end.Reason, workers.Alive));
        }

        var (run, last) = await _scripted.Measure(TestContext.Current.CancellationToken);

        Assert.Equal(RunEndReason.AllBlocks, last.Reason);
        Assert.Equal(11, run.Sessions.Count);
        Assert.Equal(run.Memory.Count, run.Memory.DistinctBy(reading => reading.Arm).Count());
        Assert.Equal(run.Header.Plan.Groups.Count, run.Pilots.Count);
        CountedOnce.Assert(run);
    }

    /// <summary>A harness that is killed while it writes leaves any beginning of its file.</summary>
    [Fact]
    public async Task A_run_file_cut_off_anywhere_is_gone_on_with_and_every_group_counts_once()
    {
        await _scripted.Measure(TestContext.Current.CancellationToken);
        var path = RunFile.PathOf(_scripted.Folder);
        var whole = await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken);
        var header = Array.IndexOf(whole, (byte)'\n') + 1;
        var random = new Random(7);
        for (var cut = 0; cut < 8; cut++)
        {
            await File.WriteAllBytesAsync(path, whole[..random.Next(header, whole.Length)], TestContext.Current.CancellationToken);
            var before = RunFile.Read(_scripted.Folder);

            var (run, end) = await _scripted.Measure(TestContext.Current.CancellationToken);

            Assert.Equal(RunEndReason.AllBlocks, end.Reason);
            CountedOnce.Assert(run);
            Assert.Equal(before.Groups.Select(Name), run.Groups.Take(before.Groups.Count).Select(Name));
            Assert.Equal(run.Groups.Count, run.Groups.DistinctBy(group => (group.Block, group.Group)).Count());
        }
    }

    /// <summary>The launches of a group are there, and the line that says how it ended is not.</summary>
    [Fact]
    public async Task A_group_cut_off_in_the_middle_of_its_lines_is_run_again_under_another_number()
    {
        await _scripted.Measure(TestContext.Current.CancellationToken);
        var path = RunFile.PathOf(_scripted.Folder);
        var lines = await File.ReadAllLinesAsync(path, TestContext.Current.CancellationToken);
        var groups = lines.Index().Where(line => line.Item.StartsWith("{\"type\":\"group\"", StringComparison.Ordinal))
            .Select(line => line.Index).ToList();
        var cut = groups[^1] - 2;
        var left = string.Concat(lines[..cut].Select(line => line + "\n")) + lines[cut][..50];
        await File.WriteAllTextAsync(path, left, TestContext.Current.CancellationToken);
        var interrupted = RunFile.Read(_scripted.Folder);

        var (run, _) = await _scripted.Measure(TestContext.Current.CancellationToken);

        var last = run.Groups[^1];
        Assert.Equal((groups.Count, 2, true), (run.Groups.Count, last.Attempt, last.Valid));
        var counting = WhatCounts.Of(run);
        var stray = interrupted.Launches.Where(launch => (launch.Block, launch.Group) == (last.Block, last.Group))
            .Select(launch => launch.Id).ToList();
        Assert.NotEmpty(stray);
        Assert.All(
            run.Launches.Where(launch => stray.Contains(launch.Id)),
            launch => Assert.Equal(LaunchFate.InUnfinishedBlock, counting.FateOf(launch)));
        CountedOnce.Assert(run);
    }

    private static (int Block, int Group, int Attempt) Name(GroupEnd end) => (end.Block, end.Group, end.Attempt);
}
