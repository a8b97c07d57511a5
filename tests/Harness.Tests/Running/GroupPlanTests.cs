using GilBench.Model;
using GilBench.Planning;
using GilBench.Running;
using GilBench.Tests.Claims;

namespace GilBench.Tests.Running;

public sealed class GroupPlanTests
{
    [Fact]
    public void Workers_of_a_sweep_start_at_once_and_have_units_in_proportion_while_those_of_other_groups_start_in_turn()
    {
        var context = SmallRun.Context() with { Workloads = Catalogue.Workloads };
        var profile = Profiles.Find("standard") with { TimedStartBlocks = null };
        var header = SmallRun.Header(Planner.Make(SmallRun.Request() with { Profile = profile }, context), context);
        var members = new GroupMembers(
            header.Plan, ResolvedArm.AllOf(header), new RunProgress(new Run(header, [], [], null, [], [], null)));

        var plans = Enumerable.Range(0, header.Plan.Groups.Count).Select(group => members.PlanOf(block: 1, group, attempt: 1)).ToList();

        var sweep = Assert.Single(plans, plan => plan.SideBySide);
        Assert.All(sweep.Members, member => Assert.Equal(ParameterSetNames.InFlight, member.Resolved.ParameterSet.Name));
        Assert.Equal(
            (10, 4_000, 10_000),
            (UnitsOf("threads@cpython-3.13:2x1"), UnitsOf("threads@cpython-3.13:2x1000"), UnitsOf("asyncio_gather@cpython-3.13:2x1000")));

        Assert.Equal(
            (10, 1_000, 1_000),
            (MemberOf("threads@cpython-3.13:2x1").FirstTasks, MemberOf("threads@cpython-3.13:2x1000").FirstTasks,
                MemberOf("asyncio_gather@cpython-3.13:2x1000").FirstTasks));
        Assert.Equal(
            (1_000, 4_000),
            (MemberOf("threads@cpython-3.13:2x1000").TasksOf(0), MemberOf("threads@cpython-3.13:2x1000").TasksOf(1)));
        Assert.All(
            plans.Where(plan => plan != sweep).SelectMany(plan => plan.Members), member => Assert.Equal(member.Tasks, member.FirstTasks));

        int UnitsOf(string arm) => MemberOf(arm).Tasks;

        GroupMember MemberOf(string arm) => sweep.Members.First(member => member.Resolved.Arm.Id == $"http_get+in-flight:{arm}");
    }

    [Fact]
    public void Where_first_use_is_not_timed_each_worker_that_waits_has_two_units_first_and_what_computes_a_quarter_of_a_slice()
    {
        var header = SmallRun.Header(Planner.Make(SmallRun.Request(), SmallRun.Context()), SmallRun.Context());
        var arms = ResolvedArm.AllOf(header);
        var waiting = arms.First(resolved => resolved.Arm is { Workload: "sleep", Workers: 1 });
        var computing = arms.First(resolved => resolved.Arm is { Workload: "sum_squares", Workers: 2 });

        Assert.Equal((10, 2, 1), (Of(waiting, 10, true).FirstTasks, Of(waiting, 10, false).FirstTasks, Of(waiting, 1, false).FirstTasks));
        Assert.Equal((100, 25), (Of(computing, 100, timed: true).FirstTasks, Of(computing, 100, timed: false).FirstTasks));
        Assert.Equal((4, 3), (Of(computing, 9, timed: false).FirstTasks, Of(computing, 3, timed: false).FirstTasks));
        Assert.Equal((2, 10), (Of(waiting, 10, timed: false).TasksOf(0), Of(waiting, 10, timed: false).TasksOf(1)));

        GroupMember Of(ResolvedArm resolved, int tasks, bool timed) =>
            new(resolved, resolved.Cores, tasks, WarmupSeconds: 0) { TimesFirstUse = timed };
    }

    [Fact]
    public void First_use_is_timed_in_the_blocks_whose_workers_start_one_after_another()
    {
        var header = SmallRun.Header(Planner.Make(SmallRun.Request(), SmallRun.Context()), SmallRun.Context());
        var plan = header.Plan with { Sampling = header.Plan.Sampling with { SideBySide = false, TimedStartBlocks = 1 } };
        var members = new GroupMembers(
            plan, ResolvedArm.AllOf(header), new RunProgress(new Run(header with { Plan = plan }, [], [], null, [], [], null)));

        Assert.All(members.PlanOf(block: 1, group: 0, attempt: 1).Members, member => Assert.True(member.TimesFirstUse));
        Assert.All(members.PlanOf(block: 2, group: 0, attempt: 1).Members, member => Assert.False(member.TimesFirstUse));
    }

    /// <summary>Three groups, of which the first and the last are of one batch.</summary>
    [Fact]
    public void Groups_of_a_batch_follow_each_other_where_workers_start_side_by_side_and_each_stands_alone_where_starts_are_timed()
    {
        var header = SmallRun.Header(Planner.Make(SmallRun.Request(), SmallRun.Context()), SmallRun.Context());
        var arms = ResolvedArm.AllOf(header);
        string[] ids = [.. arms.Select(resolved => resolved.Arm.Id)];
        var plan = header.Plan with
        {
            Groups = [new ArmGroup([ids[0]], 8, Batch: 0), new ArmGroup([ids[1]], 8, Batch: 1), new ArmGroup([ids[2]], 8, Batch: 0)],
            Sampling = header.Plan.Sampling with { SideBySide = false, TimedStartBlocks = 1 },
        };
        var members = new GroupMembers(plan, arms, new RunProgress(new Run(header with { Plan = plan }, [], [], null, [], [], null)));

        Assert.All(members.Batches(block: 1), batch => Assert.Single(batch));
        Assert.All(Enumerable.Range(2, 20), block =>
        {
            var batches = members.Batches(block);
            Assert.Equal(["0 2", "1"], batches.Select(batch => string.Join(' ', batch.Order())).Order(StringComparer.Ordinal));
            Assert.Equal(batches.SelectMany(batch => batch), members.GroupOrder(block));
        });
        Assert.True(Enumerable.Range(2, 20).Select(block => string.Join(' ', members.GroupOrder(block))).Distinct().Count() == 4);
    }

    [Fact]
    public void What_hands_over_a_GIL_is_launched_as_often_as_the_plan_says_and_all_else_once()
    {
        var plan = PlanWithGilLaunches(2);

        Assert.All(plan.Members.GroupBy(member => (member.Resolved.Arm.Id, string.Join(',', member.Cores))), launches => Assert.Equal(
            launches.First().Resolved.KindOfNoise.HandsOverGil ? [0, 1] : [0], launches.Select(launch => launch.Launch)));
        Assert.Contains(plan.Members, member => member is { Launch: 1, Resolved.Arm: { Model: "threads", Workers: 1 } });
        Assert.All(PlanWithGilLaunches(null).Members, member => Assert.Equal(0, member.Launch));
    }

    [Fact]
    public void In_a_round_arms_follow_their_baselines_and_A_A_controls_and_no_arm_is_left_out()
    {
        var plan = PlanWithGilLaunches(2);
        var shuffler = new RoundShuffler(plan);

        var orders = Enumerable.Range(1, 40).Select(shuffler.Of).ToList();

        Assert.All(orders, order =>
        {
            Assert.Equal(Enumerable.Range(0, plan.Members.Count), order.Order());
            var families = order.Select(FamilyOf).ToList();
            var begun = families.Where((family, place) => place == 0 || families[place - 1] != family);
            Assert.Equal(families.Distinct(), begun);
        });
        Assert.True(orders.Select(order => FamilyOf(order[0])).Distinct().Count() > 2);
        Assert.True(orders.Select(order => order[0]).Distinct().Count() > orders.Select(order => FamilyOf(order[0])).Distinct().Count());
        Assert.Equal(orders, Enumerable.Range(1, 40).Select(shuffler.Of));

        (string Model, string Runtime, string Workload, int Launch) FamilyOf(int index) => plan.Members[index] is var member
            ? (member.Resolved.Arm.Model, member.Resolved.Arm.Runtime, member.Resolved.Arm.Workload, member.Launch)
            : default;
    }

    private static GroupPlan PlanWithGilLaunches(int? launches)
    {
        var header = SmallRun.Header(Planner.Make(SmallRun.Request(), SmallRun.Context()), SmallRun.Context());
        var plan = header.Plan with { Sampling = header.Plan.Sampling with { GilLaunches = launches } };
        var run = new Run(header with { Plan = plan }, [], [], null, [], [], null);
        return new GroupMembers(plan, ResolvedArm.AllOf(header), new RunProgress(run)).PlanOf(block: 1, group: 0, attempt: 1);
    }
}
