using GilBench.Model;
using GilBench.Running;
using GilBench.Workers;

namespace GilBench.Tests.Running;

public sealed class RunLoopTests : IDisposable
{
    private readonly ScriptedRun _scripted = new();

    public void Dispose() => _scripted.Dispose();

    private static void AssertEveryPlannedLaunchOnce(Run run)
    {
        Assert.Equal(run.Launches.Count, run.Launches.Select(launch => launch.Id).Distinct().Count());
        foreach (var block in run.Launches.GroupBy(launch => (launch.Block, launch.Attempt)))
        {
            Assert.Equal(run.Header.Plan.Arms.Select(arm => arm.Id).Order(), block.Select(launch => launch.Arm).Order());
            Assert.Equal(Enumerable.Range(0, block.Count()), block.Select(launch => launch.Order));
        }
    }

    [Fact]
    public async Task Every_block_launches_every_arm_once_in_an_order_of_its_own()
    {
        var (run, end) = await _scripted.Measure(TestContext.Current.CancellationToken);

        Assert.Equal(RunEndReason.AllBlocks, end.Reason);
        Assert.Equal(6, run.Blocks.Count(block => block.Valid));
        AssertEveryPlannedLaunchOnce(run);
        var orders = run.Launches.GroupBy(launch => launch.Block).Select(block => string.Join(',', block.Select(launch => launch.Arm))).ToList();
        Assert.Equal(orders.Count, orders.Distinct().Count());
        Assert.All(run.Launches, launch => Assert.True(Counts(run, launch) && launch.ResultsAgree == true, launch.Detail));
    }

    [Fact]
    public async Task A_run_cut_off_anywhere_and_resumed_loses_and_repeats_no_launch()
    {
        var random = new Random(5);
        for (var cut = 0; cut < 10; cut++)
        {
            using var source = new CancellationTokenSource();
            var left = random.Next(1, 12);
            var (_, end) = await _scripted.Measure(source.Token, happened =>
            {
                if (happened is LaunchEnded && --left == 0)
                {
                    source.Cancel();
                }
            });
            Assert.Equal(RunEndReason.Interrupted, end.Reason);
        }

        var (run, last) = await _scripted.Measure(TestContext.Current.CancellationToken);

        Assert.Equal(run.Memory.Count, run.Memory.DistinctBy(reading => reading.Arm).Count());
        Assert.Equal(3, run.Pilots.Count);

        Assert.Equal(RunEndReason.AllBlocks, last.Reason);
        Assert.Equal(11, run.Sessions.Count);
        AssertEveryPlannedLaunchOnce(run);
    }

    [Fact]
    public async Task Arms_that_are_precise_leave_the_blocks_of_a_resumed_run_too()
    {
        using var scripted = new ScriptedRun { MaximumBlocks = 9 };
        using var source = new CancellationTokenSource();
        var tools = scripted.Tools() with
        {
            ImpreciseArms = run => run.Header.Plan.Arms.Skip(run.Blocks.Count(block => block.Valid) / 2).Take(4).Select(arm => arm.Id).ToHashSet(),
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

        var (run, _) = await scripted.Measure(tools, TestContext.Current.CancellationToken);

        var arms = run.Header.Plan.Arms.Select(arm => arm.Id).ToList();
        Assert.Equal([new ArmsSettled(arms.Count - 4, 4)], told);
        Assert.Equal(RunEndReason.AllBlocks, run.End!.Reason);
        Assert.Equal(run.Launches.Count, run.Launches.Select(launch => launch.Id).Distinct().Count());
        Assert.Equal(
            Enumerable.Range(1, 9).Select(block => string.Join(' ', (block <= 6 ? arms : block <= 8 ? arms.Skip(3).Take(4) : arms.Skip(4).Take(4)).Order())),
            run.Launches.GroupBy(launch => launch.Block).Select(block => string.Join(' ', block.Select(launch => launch.Arm).Order())));
    }

    [Fact]
    public async Task Memory_is_read_once_for_every_arm_but_the_controls_and_never_together_with_times()
    {
        List<WorkerRequest> asked = [];
        var (run, _) = await _scripted.Measure(
            _scripted.Tools((request, report) =>
            {
                asked.Add(request);
                return request.MeasureMemory ? report with { Done = report.Done! with { PssBytes = 1000 + request.Workers } } : report;
            }),
            TestContext.Current.CancellationToken);

        var arms = run.Header.Plan.Arms.Where(arm => arm.Role is ArmRole.Measured or ArmRole.SamePath).ToList();
        Assert.Equal(arms.Select(arm => (arm.Id, (long?)1000 + arm.Workers)), run.Memory.Select(reading => (reading.Arm, reading.PssBytes)));
        Assert.All(asked, request => Assert.Equal(request.Launch == "memory", request.MeasureMemory));
    }

    [Fact]
    public async Task The_cold_iteration_counts_as_warm_up_on_NET_and_is_all_of_it_in_Python()
    {
        List<WorkerRequest> asked = [];
        var (run, _) = await _scripted.Measure(
            _scripted.Tools((request, report) =>
            {
                asked.Add(request);
                return report;
            }),
            TestContext.Current.CancellationToken);

        // Every iteration of the scripted worker takes 0.2 s. The spin has one loop, which is replaced while its cold iteration runs.
        var arms = run.Header.Plan.Arms.ToDictionary(arm => arm.Id);
        var launched = run.Launches.DistinctBy(launch => launch.Id).ToDictionary(launch => launch.Id, launch => arms[launch.Arm]);
        var warmUps = asked.Where(request => launched.ContainsKey(request.Launch)).Select(request => (Arm: launched[request.Launch], request.WarmupSeconds)).ToList();
        Assert.All(warmUps, launch => Assert.Equal(
            launch.Arm.Runtime == "dotnet-10" && launch.Arm.Role != ArmRole.PositiveControl ? run.Header.Plan.Sampling.WarmupSeconds - 0.2 : 0,
            launch.WarmupSeconds, 1e-9));
        Assert.Contains(warmUps, launch => launch.WarmupSeconds > 0);
        Assert.Contains(warmUps, launch => launch.Arm.Role == ArmRole.PositiveControl);
    }

    [Fact]
    public async Task An_arm_that_always_fails_is_recorded_and_the_run_goes_on()
    {
        var (run, end) = await _scripted.Measure(
            _scripted.Tools((request, report) => request.Model == "process_pool_fork"
                ? report with { Outcome = LaunchOutcome.Crashed, Detail = "fell over", Samples = [] }
                : report),
            TestContext.Current.CancellationToken);

        Assert.Equal(RunEndReason.AllBlocks, end.Reason);
        var pools = run.Launches.Where(launch => launch.Arm.Contains("process_pool_fork", StringComparison.Ordinal)).ToList();
        Assert.Equal(6 * 4, pools.Count);
        Assert.All(pools, launch => Assert.Equal((LaunchOutcome.Crashed, "fell over"), (launch.Outcome, launch.Detail)));
        Assert.All(run.Launches.Except(pools), launch => Assert.True(Counts(run, launch)));
    }

    [Theory]
    [InlineData("-1", "returned -1 instead of 42")]
    [InlineData(SmallRun.Expected, "Not every unit")]
    public async Task A_wrong_result_or_a_lost_unit_fails_the_launch(string result, string detail)
    {
        var (run, _) = await _scripted.Measure(
            _scripted.Tools((request, report) => request.Launch == "calibration" || request.Model != "threads" ? report : report with
            {
                Samples = [.. report.Samples.Select(sample => sample with { Results = new Dictionary<string, int> { [result] = request.Tasks - 1 } })],
            }),
            TestContext.Current.CancellationToken);

        var wrong = run.Launches.Where(launch => launch.Arm.Contains(":threads@", StringComparison.Ordinal) && !launch.Arm.StartsWith("native", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(wrong);
        Assert.All(wrong, launch => Assert.Equal((LaunchOutcome.WrongResult, false), (launch.Outcome, launch.ResultsAgree)));
        Assert.All(wrong, launch => Assert.Contains(detail, launch.Detail, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_launch_that_the_environment_disturbed_is_repeated_in_its_place()
    {
        var (run, _) = await _scripted.Measure(
            _scripted.Tools((request, report) => request.Launch == "b002-a1-003" ? report with { Done = report.Done! with { Affinity = [7] } } : report),
            TestContext.Current.CancellationToken);

        Assert.All(run.Blocks, block => Assert.True(block.Valid));
        var (disturbed, repeated) = (run.Launches.Single(launch => launch.Id == "b002-a1-003"), run.Launches.Single(launch => launch.Id == "b002-a1-003-r1"));
        Assert.Contains("ran on cores 7", Assert.Single(disturbed.Faults), StringComparison.Ordinal);
        Assert.Equal((disturbed.Arm, disturbed.Order, true), (repeated.Arm, repeated.Order, Counts(run, repeated)));
        AssertEveryPlannedLaunchOnce(run with { Launches = [.. run.Launches.Where(launch => Counts(run, launch))] });
    }

    [Fact]
    public async Task A_block_whose_launch_stays_disturbed_is_run_again_whole()
    {
        var (run, _) = await _scripted.Measure(
            _scripted.Tools((request, report) => request.Launch.StartsWith("b002-a1-003", StringComparison.Ordinal)
                ? report with { Done = report.Done! with { Affinity = [7] } }
                : report),
            TestContext.Current.CancellationToken);

        Assert.Equal([(1, 1, true), (2, 1, false), (2, 2, true), (3, 1, true)], run.Blocks.Take(4).Select(block => (block.Block, block.Attempt, block.Valid)));
        Assert.Contains("ran on cores 7", run.Blocks[1].Reason, StringComparison.Ordinal);
        Assert.Equal(6, run.Launches.Count(launch => launch.Id.StartsWith("b002-a1-003", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_launch_that_stayed_disturbed_is_repeated_at_the_end_of_its_block()
    {
        var (run, _) = await _scripted.Measure(
            _scripted.Tools((request, report) => request.Launch is "b002-a1-003" or "b002-a1-003-r1" or "b002-a1-003-r2"
                ? report with { Done = report.Done! with { Affinity = [7] } }
                : report),
            TestContext.Current.CancellationToken);

        Assert.All(run.Blocks, block => Assert.True(block.Valid));
        Assert.Equal("b002-a1-003-r3", run.Launches.Last(launch => launch.Block == 2).Id);
        AssertEveryPlannedLaunchOnce(run with { Launches = [.. run.Launches.Where(launch => Counts(run, launch)).OrderBy(launch => (launch.Block, launch.Order))] });
    }

    [Fact]
    public async Task A_run_whose_blocks_are_mostly_spoiled_ends_as_too_noisy()
    {
        var (run, end) = await _scripted.Measure(
            _scripted.Tools((request, report) => request.Launch == "calibration" ? report : report with { Done = report.Done! with { Affinity = [7] } }),
            TestContext.Current.CancellationToken);

        Assert.Equal(RunEndReason.TooNoisy, end.Reason);
        Assert.DoesNotContain(run.Blocks, block => block.Valid);
    }

    private static bool Counts(Run run, Launch launch) => CountingLaunches.Of(run).FateOf(launch) == LaunchFate.Counts;

    [Fact]
    public async Task A_run_none_of_whose_launches_work_ends_after_a_block_and_its_repetition_neither_of_them_valid()
    {
        var (run, end) = await _scripted.Measure(AllCrash(), TestContext.Current.CancellationToken);

        Assert.Equal(RunEndReason.NoLaunchWorked, end.Reason);
        Assert.Equal([(1, 1, false), (1, 2, false)], run.Blocks.Select(block => (block.Block, block.Attempt, block.Valid)));
        Assert.All(run.Blocks, block => Assert.Contains("no taskset", block.Reason, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_block_in_which_every_launch_fails_is_run_again_in_the_midst_of_a_run()
    {
        var (run, _) = await _scripted.Measure(
            _scripted.Tools((request, report) => request.Launch.StartsWith("b003-a1", StringComparison.Ordinal) ? Crashed(report) : report),
            TestContext.Current.CancellationToken);

        Assert.Equal([(3, 1)], run.Blocks.Where(block => !block.Valid).Select(block => (block.Block, block.Attempt)));
        Assert.Equal(6, run.Blocks.Count(block => block.Valid));
    }

    private static WorkerReport Crashed(WorkerReport report) => report with { Outcome = LaunchOutcome.Crashed, Detail = "no taskset", Samples = [] };

    private RunTools AllCrash() => _scripted.Tools((_, report) => Crashed(report));
}
