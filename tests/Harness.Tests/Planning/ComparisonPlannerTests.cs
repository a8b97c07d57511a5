using GilBench.Planning;
using GilBench.Tests.Machine;
using GilBench.Tests.Regression;
using GilBench.Tests.Running;

namespace GilBench.Tests.Planning;

public sealed class ComparisonPlannerTests
{
    private static readonly PlanningContext Context = SyntheticComparison.Context(["one", "two"]);

    private static PlanRequest Request(params string[] models) => SyntheticComparison.Request() with
    {
        Selection = new Selection { Models = models, Runtimes = ["cpython-3.13", "cpython-3.13t"] },
    };

    private static PlanRequest Budgeted(TimeSpan budget, params string[] models) =>
        Request(models) with { Budget = budget, Profile = Profiles.ForComparison(budget) };

    [Fact]
    public void Base_base_again_and_head_of_one_arm_make_a_group_of_their_own()
    {
        var (plan, arms) = ComparisonPlanner.OfRevisions(Request("threads"), Context);

        Assert.Equal(4, arms.Count);
        Assert.Equal(plan.Groups.Select(group => group.Arms), arms.Select(arm => arm.Ids));
        Assert.Equal(
            ["one.base:threads@cpython-3.13:2x2", "one.base:threads@cpython-3.13:2x2:aa", "one.head:threads@cpython-3.13:2x2"],
            plan.Groups[0].Arms);
        Assert.Equal("one:threads@cpython-3.13:2x2", arms[0].Name);
    }

    [Fact]
    public void An_arm_that_one_side_lacks_is_not_compared()
    {
        var lacking = Context with
        {
            Workloads = [.. Context.Workloads.Where(workload => workload.Id != "two.head")],
        };

        Assert.Equal(
            ["one:threads@cpython-3.13:2x2"],
            ComparisonPlanner.OfRevisions(
                Request("threads") with { Selection = new Selection { Models = ["threads"], Runtimes = ["cpython-3.13"] } }, lacking)
                .Arms.Select(arm => arm.Name));
    }

    [Fact]
    public void Two_interpreters_are_compared_arm_by_arm_of_the_same_workload()
    {
        var context = SmallRun.Context();
        var request = Request("threads", "sequential") with
        {
            Code = [],
            Selection = new Selection { Workloads = ["sum_squares"], Models = ["threads", "sequential"] },
        };

        var (plan, arms) = ComparisonPlanner.OfInterpreters(request, context, "cpython-3.13", "cpython-3.13t");

        Assert.Equal(2, arms.Count);
        Assert.All(plan.Groups, group => Assert.Equal(3, group.Arms.Count));
        Assert.All(arms, arm => Assert.Contains("@cpython-3.13t:", arm.Head, StringComparison.Ordinal));
        Assert.All(arms, arm => Assert.Equal(arm.Base + ":aa", arm.BaseAgain));
    }

    [Fact]
    public void Sides_without_a_common_arm_are_refused()
    {
        var onlyBase = Context with { Workloads = [.. Context.Workloads.Where(workload => workload.Id == "one.base")] };

        Assert.StartsWith(
            "The selection leaves no arm that base and head both have",
            Assert.Throws<UsageException>(() => ComparisonPlanner.OfRevisions(Request("threads"), onlyBase)).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_budget_gives_up_timing_of_start_up_before_it_leaves_fewer_rounds_than_tell()
    {
        var (plan, _) = ComparisonPlanner.OfRevisions(
            Request("threads", "sequential") with
            {
                Budget = TimeSpan.FromSeconds(150),
                Profile = Profiles.ForComparison(TimeSpan.FromSeconds(150)),
            },
            Context);

        Assert.Equal(12, plan.Sampling.MinimumBlocks);
        Assert.All(plan.Groups, group => Assert.InRange(group.Rounds, PlanAmount.FewestRounds, 16));
    }

    [Fact]
    public void A_budget_gives_up_no_block_without_which_none_of_so_many_arms_could_alarm()
    {
        int BlocksOf(int arms, int seconds) => ComparisonPlanner.OfRevisions(
            Budgeted(TimeSpan.FromSeconds(seconds), "threads"),
            SyntheticComparison.Context([.. Enumerable.Range(0, arms / 2).Select(index => $"w{index}")])).Plan.Sampling.MinimumBlocks;

        Assert.Equal((8, 10), (BlocksOf(4, seconds: 40), BlocksOf(40, seconds: 400)));
    }

    [Fact]
    public void Where_the_budget_has_no_time_for_them_it_is_said_what_would_be_enough()
    {
        var request = Budgeted(TimeSpan.FromSeconds(20), "threads", "sequential");
        var (plan, arms) = ComparisonPlanner.OfRevisions(request, Context);
        Assert.Equal(8, arms.Count);

        var advice = ComparisonPlanner.AdviceFor(plan, request, Context)!;

        Assert.InRange(plan.Sampling.MinimumBlocks, 1, 7);
        Assert.Equal(8, advice.Blocks);
        var enough = Budgeted(TimeSpan.FromSeconds(Math.Ceiling(advice.NeededSeconds)), "threads", "sequential");
        var (longer, _) = ComparisonPlanner.OfRevisions(enough, Context);
        Assert.Equal(8, longer.Sampling.MinimumBlocks);
        Assert.Null(ComparisonPlanner.AdviceFor(longer, enough, Context));
    }

    [Fact]
    public void The_arms_that_alarmed_are_planned_again_with_the_same_launches()
    {
        var (plan, arms) = ComparisonPlanner.OfRevisions(Request("threads"), Context);

        var again = ComparisonPlanner.Again(plan, [arms[2], arms[0]], Request("threads") with { Seed = 5 }, Context);

        Assert.Equal([arms[2].Ids, arms[0].Ids], again.Groups.Select(group => group.Arms));
        Assert.Equal(5UL, again.Seed);
    }

    [Fact]
    public void A_hundred_workloads_on_128_cores_are_planned_with_three_launches_a_group()
    {
        var topology = SyntheticTopology.WithoutSmt(128);
        var wide = SyntheticComparison.Context([.. Enumerable.Range(0, 100).Select(index => $"w{index}")]) with
        {
            Topology = topology,
            Limits = SyntheticTopology.Unlimited(topology),
        };

        var (plan, arms) = ComparisonPlanner.OfRevisions(
            Request("threads", "sequential") with { CoreCounts = [1, 2, 4, 8, 16, 32, 64, 128] }, wide);

        Assert.Equal(100 * 2 * (8 + 1), arms.Count);
        Assert.All(plan.Groups, group => Assert.Equal(3, group.Arms.Count));
    }
}
