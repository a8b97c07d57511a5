using GilBench.Model;
using GilBench.Running;

namespace GilBench.Tests.Running;

public sealed class GroupRunnerTests : IDisposable
{
    private const int Rounds = 8;

    private readonly ScriptedRun _scripted = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _scripted.Dispose();

    private GroupPlan Plan(bool sideBySide = false)
    {
        var header = _scripted.Header();
        var resolvedArms = ResolvedArm.AllOf(header);
        var members = new GroupMembers(header.Plan, resolvedArms, new RunProgress(new Run(header, [], [], null, [], [], null)));
        return members.PlanOf(block: 3, group: 0, attempt: 1) with { Rounds = Rounds, SideBySide = sideBySide };
    }

    private async Task<(IReadOnlyList<Launch> Launches, GroupEnd End)> Run(
        GroupPlan plan, ScriptedWorkers workers, CancellationToken? cancellation = null)
    {
        var tools = _scripted.Tools(workers);
        var requests = new LaunchRequests(tools, _scripted.Header(), server: null);
        (IReadOnlyList<Launch> Launches, GroupEnd End) result;
        await using (var ready = await new GroupStarter(tools, requests).StartAsync([plan], cancellation ?? Cancel))
        {
            result = await new GroupRunner(tools, _ => { }).MeasureAsync(Assert.Single(ready.All), cancellation ?? Cancel);
        }

        Assert.Equal(0, workers.Alive);
        return result;
    }

    private static IEnumerable<IGrouping<int, ScriptedSlice>> ByRound(ScriptedWorkers workers) =>
        workers.Slices.Where(slice => slice.Index > 0).GroupBy(slice => slice.Index);

    private static bool IsAt(string launch, int place) => launch.EndsWith($"-{place:000}", StringComparison.Ordinal);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Every_worker_runs_one_slice_a_round_and_never_two_at_once(bool sideBySide)
    {
        var (plan, workers) = (Plan(sideBySide), new ScriptedWorkers());

        var (launches, end) = await Run(plan, workers);

        Assert.Equal(1, workers.MostAtOnce);
        Assert.Equal((Rounds, true, null), (end.Rounds, end.Valid, end.Reason));
        Assert.Empty(end.SetAside);
        Assert.Equal(plan.Members.Count, launches.Count);
        var rounds = ByRound(workers).ToList();
        Assert.Equal(Enumerable.Range(1, Rounds), rounds.Select(round => round.Key));
        Assert.All(rounds, round => Assert.Equal(
            launches.Select(launch => launch.Id).Order(), round.Select(slice => slice.Launch).Order()));

        // One round is over before the next begins.
        var indices = workers.Slices.Where(slice => slice.Index > 0).Select(slice => slice.Index).ToList();
        Assert.Equal(indices.Order(), indices);
        Assert.All(launches, launch => Assert.Equal((LaunchOutcome.Ok, Rounds + 1), (launch.Outcome, launch.Samples.Count)));
    }

    [Fact]
    public async Task Orders_differ_from_round_to_round_and_are_those_of_the_seed()
    {
        var plan = Plan();
        var orders = await Orders(plan);

        Assert.Equal(orders.Count, orders.Distinct().Count());
        Assert.Equal(orders, await Orders(plan));
        Assert.Empty(orders.Intersect(await Orders(plan with { Seed = plan.Seed + 1 })));
        Assert.Empty(orders.Intersect(await Orders(plan with { Block = plan.Block + 1 })));
        Assert.Empty(orders.Intersect(await Orders(plan with { Attempt = plan.Attempt + 1 })));
        Assert.Empty(orders.Intersect(await Orders(plan with { Group = plan.Group + 1 })));
    }

    /// <summary>Of the start and of each round, as places of the members in the plan.</summary>
    private async Task<List<string>> Orders(GroupPlan plan)
    {
        var workers = new ScriptedWorkers();
        var (launches, _) = await Run(plan, workers);
        var started = new RoundShuffler(plan).Of(0);
        Assert.Equal(started.Select(index => plan.Members[index].Resolved.Arm.Id), launches.Select(launch => launch.Arm));
        return
        [
            string.Join(' ', started),
            .. ByRound(workers).Select(round => string.Join(
                ' ', round.Select(slice => launches.Index().First(launch => launch.Item.Id == slice.Launch).Index))),
        ];
    }

    [Fact]
    public async Task Each_worker_is_told_once_that_it_waits_from_now_on()
    {
        var workers = new ScriptedWorkers();
        var (launches, _) = await Run(Plan(), workers);

        Assert.Equal(launches.Select(launch => (launch.Id, 1)).Order(), workers.BegunWaiting.Select(one => (one.Key, one.Value)).Order());
    }

    [Fact]
    public async Task Workers_that_start_side_by_side_leave_their_start_up_untimed()
    {
        var (oneByOne, _) = await Run(Plan(), new ScriptedWorkers());
        var (sideBySide, _) = await Run(Plan(sideBySide: true), new ScriptedWorkers());

        Assert.All(oneByOne, launch => Assert.Equal(0.01, launch.StartupSeconds));
        Assert.All(sideBySide, launch => Assert.Equal((null, null), (launch.StartupSeconds, launch.ColdSeconds)));
    }

    [Fact]
    public async Task A_round_that_the_environment_disturbed_is_set_aside_for_all_and_another_is_run()
    {
        _scripted.WriteCpuTicks();
        var stolen = 0;
        var workers = new ScriptedWorkers
        {
            During = (_, index) =>
            {
                if (index is 3 or 5)
                {
                    _scripted.WriteCpuTicks(busy: 100, stolen: stolen += 50);
                }
            },
        };

        var (launches, end) = await Run(Plan(), workers);

        Assert.Equal([3, 5], end.SetAside.Select(round => round.Round));
        Assert.All(end.SetAside, round => Assert.StartsWith("The hypervisor took", round.Reason, StringComparison.Ordinal));
        Assert.Equal((Rounds + 2, true, 2), (end.Rounds, end.Valid, end.LostRounds));
        Assert.All(launches, launch =>
        {
            Assert.Equal([3, 5], launch.SetAside);
            Assert.Equal([1, 2, 4, 6, 7, 8, 9, 10], launch.Warm.Select(slice => slice.Index));
        });
    }

    [Fact]
    public async Task Rounds_that_are_all_disturbed_are_not_run_without_end_and_spoil_the_group()
    {
        _scripted.WriteCpuTicks();
        var stolen = 0;
        var workers = new ScriptedWorkers { During = (_, _) => _scripted.WriteCpuTicks(busy: 100, stolen: stolen += 50) };
        var plan = Plan();

        var (_, end) = await Run(plan, workers);

        Assert.Equal((plan.MostRounds, false), (end.Rounds, end.Valid));
        Assert.Equal(plan.MostRounds, end.SetAside.Count);
        Assert.StartsWith("The hypervisor took", end.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_round_counts_however_long_its_slices_took()
    {
        var workers = new ScriptedWorkers { Seconds = (_, index, _) => index == 4 ? 300 : 0.03 };
        var (launches, end) = await Run(Plan(), workers);

        Assert.Empty(end.SetAside);
        Assert.All(launches, launch => Assert.Contains(300, launch.WarmSeconds));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(0)]
    [InlineData(4)]
    public async Task A_worker_that_fails_at_any_step_does_not_stop_the_others(int step)
    {
        var workers = new ScriptedWorkers { Fails = (request, index) => IsAt(request.Launch, 2) && index == step };

        var (launches, end) = await Run(Plan(), workers);

        Assert.True(end.Valid, end.Reason);
        var failed = launches[2];
        Assert.Equal((LaunchOutcome.Crashed, "fell over", Math.Max(0, step)), (failed.Outcome, failed.Detail, failed.Samples.Count));
        Assert.All(launches.Except([failed]), launch => Assert.Equal(
            (LaunchOutcome.Ok, Rounds + 1), (launch.Outcome, launch.Samples.Count)));
        Assert.DoesNotContain(workers.Slices, slice => slice.Launch == failed.Id && slice.Index >= step);
    }

    [Fact]
    public async Task A_worker_that_did_not_stand_still_or_ran_on_other_cores_spoils_its_group()
    {
        var (restless, first) = await Run(Plan(), new ScriptedWorkers
        {
            Change = (request, report) => IsAt(request.Launch, 1) ? report with { Waiting = new(1, 4) } : report,
        });
        var (_, second) = await Run(Plan(), new ScriptedWorkers
        {
            Change = (request, report) => IsAt(request.Launch, 1) ? report with { Done = report.Done! with { Affinity = [7] } } : report,
        });

        Assert.Equal(0.25, restless[1].WaitingCpuShare);
        Assert.Equal([false, false], [first.Valid, second.Valid]);
        Assert.Equal($"{restless[1].Arm}: {Assert.Single(restless[1].Faults)}", first.Reason);
        Assert.Contains("ran on cores 7", second.Reason, StringComparison.Ordinal);
        Assert.Equal((Rounds, Rounds), (first.LostRounds, second.LostRounds));
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(0, true)]
    [InlineData(5, false)]
    public async Task A_cancelled_group_leaves_no_worker(int index, bool sideBySide)
    {
        using var source = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        var workers = new ScriptedWorkers
        {
            During = (_, slice) =>
            {
                if (slice == index)
                {
                    source.Cancel();
                }
            },
        };

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Run(Plan(sideBySide), workers, source.Token));
        Assert.Equal(0, workers.Alive);
    }

    [Fact]
    public async Task Workers_are_announced_as_many_slices_as_there_may_be_rounds()
    {
        var (plan, workers) = (Plan(), new ScriptedWorkers());
        await Run(plan, workers);

        Assert.All(workers.Requests, request => Assert.Equal(1 + plan.MostRounds, request.Slices));
        Assert.True(plan.MostRounds > plan.Rounds);
    }
}
