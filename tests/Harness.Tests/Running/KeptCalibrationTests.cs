using GilBench.Model;
using GilBench.Running;

namespace GilBench.Tests.Running;

/// <summary>What an earlier run kept is used, and checked by the first slices that are run with it.</summary>
public sealed class KeptCalibrationTests : IDisposable
{
    /// <summary>Of the quick profile.</summary>
    private const double LeastSeconds = 0.02;

    private readonly ScriptedRun _scripted = new() { Workloads = ["sum_squares"] };

    public void Dispose() => _scripted.Dispose();

    private static ScriptedWorkers Workers(double secondsPerTask) => new() { Seconds = (_, _, tasks) => secondsPerTask * tasks };

    /// <summary>A first run whose units take so long, then another in a new folder with what the first kept.</summary>
    private async Task<(Run First, Run Second, ScriptedWorkers Asked, MemoryStore Store)> RunTwice(double first, double second)
    {
        var (kept, _) = await _scripted.Measure(_scripted.Tools(Workers(first)), TestContext.Current.CancellationToken);
        using var again = new ScriptedRun { Workloads = ["sum_squares"] };
        var asked = Workers(second);
        var tools = again.Tools(asked) with { Calibrations = _scripted.Store };
        var (run, _) = await again.Measure(tools, TestContext.Current.CancellationToken);
        return (kept, run, asked, _scripted.Store);
    }

    [Fact]
    public async Task A_run_takes_what_an_earlier_one_kept_and_calibrates_nothing()
    {
        var (first, second, asked, store) = await RunTwice(0.001, 0.001);

        Assert.Equal(first.Calibrations, second.Calibrations);
        Assert.Equal(first.Calibrations.Count, store.Kept.Count);
        Assert.DoesNotContain(asked.Requests, request => request.Launch == "calibration");
        Assert.All(second.Groups, group => Assert.Equal(1, group.Attempt));
        Assert.Empty(store.Forgotten);
    }

    /// <summary>A kept slice is of 22 units, or of 24 in Python, which divide into the parts of a pool of two processes.</summary>
    [Theory]
    [InlineData(0.0007, false)]
    [InlineData(0.0006, true)]
    [InlineData(0.0003, true)]
    [InlineData(0.0033, false)]
    [InlineData(0.0039, true)]
    public async Task One_that_is_off_is_forgotten_made_anew_and_its_group_run_again(double secondsPerTask, bool isOff)
    {
        var (first, second, asked, store) = await RunTwice(0.001, secondsPerTask);

        Assert.All(first.Calibrations, calibration => Assert.Equal(calibration.Language == Language.Python ? 24 : 22, calibration.Tasks));
        var firstGroup = second.Groups[0];
        Assert.Equal(isOff ? 2 : 1, firstGroup.Attempt);
        Assert.Equal(isOff, store.Forgotten.Count > 0);
        Assert.Equal(isOff, asked.Requests.Any(request => request.Launch == "calibration"));
        Assert.All(second.Groups.Skip(1).Where(group => group.Block > 1), group => Assert.Equal(1, group.Attempt));
        Assert.All(second.Groups, group => Assert.True(group.Valid && group.LostRounds == 0));
        var counting = WhatCounts.Of(second);
        Assert.All(second.Launches.Where(launch => counting.FateOf(launch) == LaunchFate.Counts), launch =>
            Assert.InRange(launch.WarmSeconds.Min(), LeastSeconds * (isOff ? 1 : 0.75), LeastSeconds * 4 * FactorOf(second, launch)));
        Assert.Equal(isOff ? LaunchFate.InUnfinishedBlock : LaunchFate.Counts, counting.FateOf(second.Launches[0]));
        Assert.All(store.Kept.Values, calibration => Assert.Contains(calibration, second.Calibrations));
        CountedOnce.Assert(second);
    }

    /// <summary>The others of its batch stood ready for slices of the wrong length.</summary>
    [Fact]
    public async Task Groups_that_were_started_with_one_that_is_off_are_started_again()
    {
        using var first = new ScriptedRun { SideBySide = true };
        await first.Measure(first.Tools(Workers(0.001)), TestContext.Current.CancellationToken);
        using var again = new ScriptedRun { SideBySide = true };
        var workers = Workers(0.0001);

        var (run, _) = await again.Measure(
            again.Tools(workers) with { Calibrations = first.Store }, TestContext.Current.CancellationToken);

        Assert.NotEmpty(first.Store.Forgotten);
        Assert.Contains(run.Groups, group => group is { Block: 1, Attempt: > 1, Valid: true });
        var counting = WhatCounts.Of(run);
        Assert.All(
            run.Launches.Where(launch =>
                counting.FateOf(launch) == LaunchFate.Counts && launch.Arm.StartsWith("sum", StringComparison.Ordinal)),
            launch => Assert.InRange(launch.WarmSeconds.Min(), LeastSeconds, 4 * LeastSeconds * FactorOf(run, launch)));
        CountedOnce.Assert(run);
        Assert.Equal(0, workers.Alive);
    }

    /// <summary>Processes, and threads that no GIL makes take turns.</summary>
    [Fact]
    public async Task Slices_of_workers_that_compute_at_once_have_twice_the_calibrated_units()
    {
        var (run, _, _, _) = await RunTwice(0.001, 0.001);

        var python = run.Launches.Where(launch => launch.Arm.Contains("@cpython", StringComparison.Ordinal)).ToList();
        Assert.All(python, launch => Assert.Equal(24 * FactorOf(run, launch), launch.Tasks));
        Assert.Equal([1, 2], python.Select(launch => FactorOf(run, launch)).Distinct().Order());
        Assert.All(run.Launches.Where(launch => launch.Arm.Contains(":2x2", StringComparison.Ordinal)), launch => Assert.Equal(
            launch.Arm.Contains("threads@cpython-3.13:", StringComparison.Ordinal) ? 1 : 2, FactorOf(run, launch)));
    }

    private static int FactorOf(Run run, Launch launch) =>
        ResolvedArm.AllOf(run.Header).First(arm => arm.Arm.Id == launch.Arm).SliceFactor;

    /// <summary>Making it anew cannot make a slice shorter that has the fewest units there are.</summary>
    [Fact]
    public async Task A_slice_of_the_fewest_units_is_not_too_long()
    {
        var (_, second, asked, store) = await RunTwice(0.5, 0.5);

        Assert.All(second.Groups, group => Assert.Equal(1, group.Attempt));
        Assert.Empty(store.Forgotten);
        Assert.DoesNotContain(asked.Requests, request => request.Launch == "calibration");
    }

    [Fact]
    public async Task A_run_cut_off_before_the_check_has_it_when_it_goes_on()
    {
        await _scripted.Measure(_scripted.Tools(Workers(0.001)), TestContext.Current.CancellationToken);
        using var again = new ScriptedRun { Workloads = ["sum_squares"] };
        var tools = again.Tools(Workers(0.0001)) with { Calibrations = _scripted.Store };
        using var source = new CancellationTokenSource();
        await again.Measure(tools, source.Token, happened =>
        {
            if (happened is RoundEnded { Round: 3 })
            {
                source.Cancel();
            }
        });

        var (run, _) = await again.Measure(tools, TestContext.Current.CancellationToken);

        Assert.NotEmpty(_scripted.Store.Forgotten);
        Assert.True(run.Groups[0] is { Block: 1, Attempt: 2, Valid: true }, $"{run.Groups[0]}");
        CountedOnce.Assert(run);
    }
}
