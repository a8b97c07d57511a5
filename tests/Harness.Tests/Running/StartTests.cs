using GilBench.Model;
using GilBench.Planning;
using GilBench.Running;
using GilBench.Tests.Claims;
using Microsoft.Extensions.Time.Testing;

namespace GilBench.Tests.Running;

/// <summary>Which workers start at once, and where start-up and first use are timed.</summary>
public sealed class StartTests : IDisposable
{
    private readonly ScriptedRun _scripted = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _scripted.Dispose();

    private GroupPlan Whole()
    {
        var header = _scripted.Header();
        var progress = new RunProgress(new Run(header, [], [], null, [], [], null));
        var plan = new GroupMembers(header.Plan, ResolvedArm.AllOf(header), progress).PlanOf(block: 3, group: 0, attempt: 1);
        return plan with { Rounds = 8 };
    }

    /// <summary>Two groups, which are of one batch. In the first block each group's workers are started when its turn comes.</summary>
    [Fact]
    public async Task Workers_of_all_groups_of_a_batch_stand_ready_before_the_first_round_of_a_block_whose_starts_are_not_timed()
    {
        var workers = new ScriptedWorkers();
        List<(int Block, int Alive)> seen = [];

        var (run, _) = await _scripted.Measure(_scripted.Tools(workers), Cancel, happened =>
        {
            if (happened is GroupStarted { Group.Block: var block })
            {
                seen.Add((block, workers.Alive));
            }
        });

        CountedOnce.Assert(run);
        Assert.Equal(1, run.Header.Plan.Sampling.TimedStartBlocks);
        Assert.Equal(2 * run.Blocks.Count, seen.Count);
        Assert.All(seen.GroupBy(group => group.Block, group => group.Alive), alive => Assert.Equal(
            run.Launches.Count(launch => launch.Block == alive.Key && (alive.Key > 1 || launch.Group == run.Groups[0].Group)),
            alive.First()));
        Assert.Equal((1, 0), (workers.MostAtOnce, workers.Alive));
    }

    /// <summary>A first use takes 2 s: the workers of both groups together share what all of them took.</summary>
    [Fact]
    public async Task Groups_that_start_together_share_the_time_of_their_start_by_their_launches()
    {
        var clock = new FakeTimeProvider();
        var workers = new ScriptedWorkers { During = (_, index) => clock.Advance(TimeSpan.FromSeconds(index == 0 ? 2 : 0.25)) };
        var tools = _scripted.Tools(workers) with { Clock = clock };
        var requests = new LaunchRequests(tools, _scripted.Header(), server: null);
        var whole = Whole() with { SideBySide = true };
        var part = whole with { Group = 1, Members = [.. whole.Members.Take(3)] };

        await using (var ready = await new GroupStarter(tools, requests).StartAsync([whole, part], Cancel))
        {
            Assert.Equal(whole.Members.Count + 3, workers.Alive);
            Assert.Equal([2.0 * whole.Members.Count, 2.0 * 3], ready.All.Select(group => Math.Round(group.StartSeconds, 9)));
        }

        Assert.Equal(0, workers.Alive);
    }

    [Fact]
    public async Task Where_no_block_times_starts_the_launches_that_read_memory_do_with_a_slice_of_the_arm_s_units()
    {
        using var scripted = new ScriptedRun { TimedStartBlocks = 0 };
        var workers = new ScriptedWorkers { Seconds = (request, _, tasks) => request.MeasureMemory ? 0.001 * tasks : 0.03 };

        var (run, _) = await scripted.Measure(scripted.Tools(workers), Cancel);

        Assert.All(run.Launches, launch => Assert.Null(launch.StartupSeconds));
        Assert.NotEmpty(run.Memory);
        Assert.All(run.Memory, reading =>
        {
            Assert.Equal(0.01, reading.StartupSeconds);
            Assert.Equal(0.001 * run.Launches.First(launch => launch.Arm == reading.Arm).Tasks, reading.FirstSliceSeconds!.Value, 9);
        });

        var (timedInBlocks, _) = await _scripted.Measure(Cancel);
        Assert.All(timedInBlocks.Memory, reading => Assert.Equal((null, null), (reading.StartupSeconds, reading.FirstSliceSeconds)));
    }

    [Fact]
    public async Task A_launch_that_reads_memory_and_fails_times_nothing()
    {
        using var scripted = new ScriptedRun { TimedStartBlocks = 0 };
        var workers = new ScriptedWorkers { Fails = (request, _) => request.MeasureMemory };

        var (run, _) = await scripted.Measure(scripted.Tools(workers), Cancel);

        Assert.NotEmpty(run.Memory);
        Assert.All(run.Memory, reading => Assert.Equal(
            (LaunchOutcome.Crashed, null, null), (reading.Outcome, reading.StartupSeconds, reading.FirstSliceSeconds)));
    }

    /// <summary>A first use takes 2 s and a slice of a round 0.25 s.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_came_before_the_rounds_and_what_they_took_is_told(bool sideBySide)
    {
        var clock = new FakeTimeProvider();
        var workers = new ScriptedWorkers { During = (_, index) => clock.Advance(TimeSpan.FromSeconds(index == 0 ? 2 : 0.25)) };
        var plan = Whole() with { SideBySide = sideBySide };
        var tools = _scripted.Tools(workers) with { Clock = clock };
        var requests = new LaunchRequests(tools, _scripted.Header(), server: null);

        await using var ready = await new GroupStarter(tools, requests).StartAsync([plan], Cancel);
        var (_, end) = await new GroupRunner(tools, _ => { }).MeasureAsync(Assert.Single(ready.All), Cancel);

        Assert.Equal((2.0 * plan.Members.Count, 0.25 * plan.Members.Count * plan.Rounds), (end.StartSeconds, end.RoundsSeconds));
    }

    /// <summary>Their slices are long, and arms outside of sweeps tell what a first use costs.</summary>
    [Fact]
    public async Task Arms_of_a_sweep_have_their_memory_read_and_no_first_use_timed()
    {
        var context = SmallRun.Context() with { Workloads = Catalogue.Workloads };
        var header = SmallRun.Header(Planner.Make(SmallRun.Request() with { Profile = Profiles.Find("standard") }, context), context);
        var workers = new ScriptedWorkers();
        var requests = new LaunchRequests(_scripted.Tools(workers), header, server: null);
        var resolved = ResolvedArm.AllOf(header).First(one => one.ParameterSet.Sweep is not null && one.Arm.Workers == 1000);

        var reading = await requests.ReadMemoryAsync(resolved, calibration: null, Cancel);

        Assert.Equal((resolved.Arm.Id, null, null), (reading.Arm, reading.StartupSeconds, reading.FirstSliceSeconds));
        Assert.Equal(0, workers.Alive);
    }
}
