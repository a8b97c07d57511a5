using GilBench.Model;
using GilBench.Running;

namespace GilBench.Tests.Running;

public sealed class RunLoopTests : IDisposable
{
    private readonly ScriptedRun _scripted = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _scripted.Dispose();

    private static bool Counts(Run run, Launch launch) => WhatCounts.Of(run).FateOf(launch) == LaunchFate.Counts;

    [Fact]
    public async Task Every_block_measures_every_group_once_each_arm_in_every_round()
    {
        var (run, end) = await _scripted.Measure(Cancel);

        Assert.Equal(RunEndReason.AllBlocks, end.Reason);
        Assert.Equal(6, run.Blocks.Count(block => block.Valid));
        CountedOnce.Assert(run);
        Assert.Equal(run.Header.Plan.Arms.Select(arm => arm.Id).Order(), run.Launches.Select(launch => launch.Arm).Distinct().Order());
        Assert.All(run.Launches, launch => Assert.True(Counts(run, launch) && launch.ResultsAgree == true, launch.Detail));
        Assert.All(run.Groups, group => Assert.True(
            group is { Attempt: 1, Valid: true, SetAside.Count: 0 } && group.Rounds >= run.Header.Plan.Groups[group.Group].Rounds));
    }

    [Fact]
    public async Task A_one_worker_base_stands_on_every_core_that_the_others_of_its_group_have()
    {
        var (run, _) = await _scripted.Measure(Cancel);

        var bases = run.Launches.Where(launch =>
            launch.Block == 1 && launch.Arm.StartsWith("sum_squares", StringComparison.Ordinal)
            && run.Header.Plan.Arms.Single(arm => arm.Id == launch.Arm) is { Cores: 1, Workers: 1 }).ToList();
        Assert.NotEmpty(bases);
        Assert.All(bases.GroupBy(launch => (launch.Group, launch.Arm)), launches =>
            Assert.Equal(["0", "1"], launches.Select(launch => string.Join(',', launch.AffinityAsked)).Order()));
    }

    [Fact]
    public async Task Arms_that_are_precise_leave_the_blocks_of_a_resumed_run_too()
    {
        using var scripted = new ScriptedRun { MaximumBlocks = 9 };
        using var source = new CancellationTokenSource();
        var tools = scripted.Tools() with
        {
            ImpreciseArms = run => run.Header.Plan.Arms.Skip(run.Blocks.Count / 2).Take(4).Select(arm => arm.Id).ToHashSet(),
        };
        List<ArmsSettled> told = [];
        await scripted.Measure(tools, source.Token, happened =>
        {
            told.AddRange(new[] { happened }.OfType<ArmsSettled>());
            if (happened is LaunchEnded { Launch: { Block: 8, Order: 1 } })
            {
                source.Cancel();
            }
        });

        var (run, _) = await scripted.Measure(tools, Cancel);

        var arms = run.Header.Plan.Arms.Select(arm => arm.Id).ToList();
        Assert.Equal([new ArmsSettled(arms.Count - 4, 4)], told);
        Assert.Equal(RunEndReason.AllBlocks, run.End!.Reason);
        Assert.Equal(
            Enumerable.Range(1, 9).Select(block => string.Join(
                ' ', (block <= 6 ? arms : block <= 8 ? arms.Skip(3).Take(4) : arms.Skip(4).Take(4)).Order())),
            run.Launches.GroupBy(launch => launch.Block).Select(
                block => string.Join(' ', block.Select(launch => launch.Arm).Distinct().Order())));
    }

    [Fact]
    public async Task Memory_is_read_once_for_every_arm_that_the_plan_names_and_never_together_with_times()
    {
        var workers = new ScriptedWorkers
        {
            Change = (request, report) =>
                request.MeasureMemory ? report with { Done = report.Done! with { PssBytes = 1000 + request.Workers } } : report,
        };
        var (run, _) = await _scripted.Measure(_scripted.Tools(workers), Cancel);

        var arms = run.Header.Plan.MemoryArms.Select(id => run.Header.Plan.Arms.Single(arm => arm.Id == id));
        Assert.NotEmpty(run.Memory);
        Assert.Equal(
            arms.Select(arm => (arm.Id, (long?)1000 + arm.Workers)), run.Memory.Select(reading => (reading.Arm, reading.PssBytes)));
        Assert.All(workers.Requests, request => Assert.Equal(request.Launch == "memory", request.MeasureMemory));
    }

    [Fact]
    public async Task NET_warms_up_between_its_cold_slice_and_the_rounds_and_Python_and_the_native_control_in_their_cold_slice()
    {
        var workers = new ScriptedWorkers();
        var (run, _) = await _scripted.Measure(_scripted.Tools(workers), Cancel);

        var arms = run.Header.Plan.Arms.ToDictionary(arm => arm.Id);
        bool WarmsUp(Launch launch) => arms[launch.Arm].Runtime == "dotnet-10" && arms[launch.Arm].Workload != "native_chains";
        Assert.All(run.Launches, launch => Assert.Equal(
            WarmsUp(launch) ? Warmup.SecondsAfterCold(HostProcess.DotNetProgram, WorkloadKind.Cpu) : 0,
            workers.WarmedUp.GetValueOrDefault(launch.Id)));
        Assert.Contains(run.Launches, WarmsUp);
    }

    [Fact]
    public async Task An_arm_that_always_fails_is_recorded_and_the_run_goes_on()
    {
        var workers = new ScriptedWorkers { Fails = (request, index) => request.Model == "process_pool_fork" && index == 0 };
        var (run, end) = await _scripted.Measure(_scripted.Tools(workers), Cancel);

        Assert.Equal(RunEndReason.AllBlocks, end.Reason);
        var pools = run.Launches.Where(launch => launch.Arm.Contains("process_pool_fork", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(pools);
        Assert.Equal(0, pools.Count % 6);
        Assert.All(pools, launch => Assert.Equal((LaunchOutcome.Crashed, "fell over"), (launch.Outcome, launch.Detail)));
        Assert.All(run.Launches.Except(pools), launch => Assert.True(Counts(run, launch)));
        Assert.All(run.Groups, group => Assert.True(group is { Valid: true, Attempt: 1 }));
    }

    [Theory]
    [InlineData("-1", "returned -1 instead of 42")]
    [InlineData(SmallRun.Expected, "Not every unit")]
    public async Task A_wrong_result_or_a_lost_unit_fails_the_launch(string result, string detail)
    {
        var workers = new ScriptedWorkers
        {
            Change = (request, report) => request.Model != "threads" || request.Workload == "native_chains" ? report : report with
            {
                Samples = [.. report.Samples.Select(
                    sample => sample with { Results = new Dictionary<string, int> { [result] = sample.Tasks - 1 } })],
            },
        };
        var (run, _) = await _scripted.Measure(_scripted.Tools(workers), Cancel);

        var wrong = run.Launches.Where(launch =>
            launch.Arm.Contains(":threads@", StringComparison.Ordinal)
            && !launch.Arm.StartsWith("native", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(wrong);
        Assert.All(wrong, launch => Assert.Equal((LaunchOutcome.WrongResult, false), (launch.Outcome, launch.ResultsAgree)));
        Assert.All(wrong, launch => Assert.Contains(detail, launch.Detail, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public async Task Where_no_result_is_expected_any_will_do_but_every_unit_must_have_been_done(int lost)
    {
        using var scripted = new ScriptedRun { ExpectsResults = false };
        var workers = new ScriptedWorkers
        {
            Change = (_, report) => report with
            {
                Samples = [.. report.Samples.Select(
                    sample => sample with { Results = new Dictionary<string, int> { ["any"] = 1, ["other"] = sample.Tasks - 1 - lost } })],
            },
        };
        var (run, _) = await scripted.Measure(scripted.Tools(workers), Cancel);

        var expected = lost == 0 ? (LaunchOutcome.Ok, (bool?)null) : (LaunchOutcome.WrongResult, false);
        Assert.NotEmpty(run.Launches);
        Assert.All(run.Launches, launch => Assert.Equal(expected, (launch.Outcome, launch.ResultsAgree)));
    }

    [Fact]
    public async Task A_group_that_the_environment_spoiled_is_run_again_in_its_block_and_the_others_are_not()
    {
        using var scripted = new ScriptedRun();
        var (run, _) = await scripted.Measure(scripted.Tools(Misplaced("b002-g00-a1-")), Cancel);

        Assert.Equal(
            [(1, false), (2, true)], run.Groups.Where(end => end is { Block: 2, Group: 0 }).Select(end => (end.Attempt, end.Valid)));
        Assert.All(run.Groups.Where(end => end is not { Block: 2, Group: 0 }), end => Assert.True(end is { Attempt: 1, Valid: true }));
        Assert.All(run.Blocks, block => Assert.True(block is { Valid: true, Reason: null }));
        Assert.Contains("ran on cores 7", run.Groups.First(end => !end.Valid).Reason, StringComparison.Ordinal);
        CountedOnce.Assert(run);
        GroupMember[] members = [.. Enumerable.Range(0, 12).Select(_ => (GroupMember)null!)];
        var plan = new GroupPlan { Block = 2, Group = 0, Attempt = 1, Members = members, Rounds = 1, Seed = 1, SideBySide = false };
        Assert.NotEqual(new RoundShuffler(plan).Of(0), new RoundShuffler(plan with { Attempt = 2 }).Of(0));
    }

    [Fact]
    public async Task A_group_that_stays_spoiled_is_left_out_of_its_block_and_the_run_goes_on()
    {
        var (run, end) = await _scripted.Measure(_scripted.Tools(Misplaced("b002-g00-")), Cancel);

        Assert.Equal(RunEndReason.AllBlocks, end.Reason);
        Assert.Equal(
            [(1, false), (2, false)],
            run.Groups.Where(group => group is { Block: 2, Group: 0 }).Select(group => (group.Attempt, group.Valid)));
        var spoiled = Assert.Single(run.Blocks, block => !block.Valid);
        Assert.Equal(2, spoiled.Block);
        Assert.Contains("ran on cores 7", spoiled.Reason, StringComparison.Ordinal);
        Assert.Equal(6, run.Blocks.Count);
        Assert.DoesNotContain(run.Launches, launch => launch is { Block: 2, Group: 0 } && Counts(run, launch));
    }

    [Fact]
    public async Task A_run_whose_groups_are_mostly_spoiled_ends_as_too_noisy()
    {
        var (run, end) = await _scripted.Measure(_scripted.Tools(Misplaced("b0")), Cancel);

        Assert.Equal(RunEndReason.TooNoisy, end.Reason);
        Assert.DoesNotContain(run.Groups, group => group.Valid);
    }

    [Fact]
    public async Task A_run_none_of_whose_launches_work_ends_after_its_first_block()
    {
        var (run, end) = await _scripted.Measure(_scripted.Tools(new ScriptedWorkers { Fails = (_, index) => index == -1 }), Cancel);

        Assert.Equal(RunEndReason.NoLaunchWorked, end.Reason);
        Assert.All(run.Groups, group => Assert.True(
            group is { Block: 1, Valid: false, Rounds: 0, Reason: "None of its workers was well." }));
        Assert.False(Assert.Single(run.Blocks).Valid);
    }

    [Fact]
    public async Task A_group_in_which_every_launch_fails_is_run_again_in_the_midst_of_a_run()
    {
        var workers = new ScriptedWorkers { Fails = (request, _) => request.Launch.StartsWith("b003-g00-a1-", StringComparison.Ordinal) };
        var (run, _) = await _scripted.Measure(_scripted.Tools(workers), Cancel);

        Assert.Equal([(3, 0, 1)], run.Groups.Where(group => !group.Valid).Select(group => (group.Block, group.Group, group.Attempt)));
        Assert.Equal(6, run.Blocks.Count(block => block.Valid));
    }

    [Fact]
    public async Task Groups_of_a_block_come_in_an_order_of_its_own_that_is_the_seed_s()
    {
        var (run, _) = await _scripted.Measure(Cancel);

        CountedOnce.Assert(run);
        using var other = new ScriptedRun { Seed = 99 };
        var (different, _) = await other.Measure(Cancel);
        Assert.NotEqual(Arms(run), Arms(different));

        static string Arms(Run of) => string.Join(' ', of.Launches.Where(launch => launch.Block == 1).Select(launch => launch.Arm));
    }

    /// <summary>Every first worker of a group whose launches begin so is found on other cores than asked.</summary>
    private static ScriptedWorkers Misplaced(string launches) => new()
    {
        Change = (request, report) =>
            request.Launch.StartsWith(launches, StringComparison.Ordinal) && request.Launch.EndsWith("-000", StringComparison.Ordinal)
                ? report with { Done = report.Done! with { Affinity = [7] } }
                : report,
    };
}
