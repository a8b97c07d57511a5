using GilBench.Claims.Judging;
using GilBench.Claims.Measuring;
using GilBench.Model;
using GilBench.Planning;
using GilBench.Tests.Claims;
using GilBench.Tests.Machine;
using GilBench.Tests.Running;
using GilBench.Tests.Synthetic;

namespace GilBench.Tests.Planning;

public sealed class EmbeddedModelsTests
{
    [Fact]
    public void Where_an_interpreter_can_be_embedded_its_arms_are_planned_with_their_controls()
    {
        var plan = Plan(["embedded_*", "pythonnet_parallel"], SyntheticRuntimes.EmbeddablePair);

        foreach (var id in new[]
        {
            "sum_squares:embedded_sequential@cpython-3.13t:1x1", "sum_squares:embedded_parallel@cpython-3.13:2x2",
            "sum_squares:embedded_parallel@cpython-3.13t:2x2", "sum_squares:embedded_parallel_no_thread@cpython-3.13t:2x2",
            "sum_squares:embedded_tasks@cpython-3.13:2x2", "sum_squares:pythonnet_parallel@cpython-3.13:2x2",
        })
        {
            Assert.Contains(plan.Arms, arm => arm.Id == id && arm.Role == ArmRole.Measured);
        }

        Assert.Contains(
            plan.Arms, arm => arm is { Id: "sum_squares:embedded_parallel@cpython-3.13t:1x1", Role: ArmRole.OneWorkerBaseline });
        Assert.Single(plan.Groups);
    }

    [Fact]
    public void What_cannot_be_embedded_is_left_out_with_the_obstacle_of_its_host()
    {
        const string none = "it has no shared library";
        IReadOnlyList<Runtime> runtimes =
        [
            SyntheticRuntimes.Embeddable(SyntheticRuntimes.Stock, cApi: none + ".", pythonnet: none + "."),
            SyntheticRuntimes.Embeddable(SyntheticRuntimes.FreeThreaded, pythonnet: "Pythonnet refuses it."), SyntheticRuntimes.DotNet,
        ];

        var plan = Plan(["embedded_parallel", "pythonnet_parallel"], runtimes);

        Assert.All(plan.Arms.Where(arm => !arm.IsControl), arm => Assert.Equal("cpython-3.13t", arm.Runtime));
        Assert.Equal(
            [
                ("embedded_parallel", "cpython-3.13", none), ("pythonnet_parallel", "cpython-3.13", none),
                ("pythonnet_parallel", "cpython-3.13t", "Pythonnet refuses it"),
            ],
            plan.Omitted.Select(omitted => (omitted.Model, omitted.Runtime, omitted.Reason)).Order());
    }

    [Fact]
    public void An_interpreter_that_nobody_asked_is_not_taken_for_one_that_can_be_embedded()
    {
        var refusal = Assert.Throws<UsageException>(() => Plan(["embedded_parallel"], SyntheticRuntimes.Pair)).Message;

        Assert.Contains("it was not asked whether a .NET program can embed this interpreter", refusal, StringComparison.Ordinal);
    }

    [Fact]
    public void What_waits_is_awaited_or_blocks_threads_and_what_computes_is_not_awaited()
    {
        var sleep = Plan(["embedded_*"], SyntheticRuntimes.EmbeddablePair, "sleep");

        Assert.Equal(
            ["embedded_async", "embedded_sequential", "embedded_tasks"],
            sleep.Arms.Where(arm => arm.Role == ArmRole.Measured).Select(arm => arm.Model).Distinct().Order());
        Assert.Contains(
            Plan(["embedded_*"], SyntheticRuntimes.EmbeddablePair).Omitted,
            omitted => omitted.Model == "embedded_async"
                && omitted.Reason == "an event loop computes on one thread; embedded_tasks is the way to compute");
    }

    [Theory]
    [InlineData("quick", false)]
    [InlineData("standard", false)]
    [InlineData("thorough", true)]
    public void Of_the_profiles_only_the_thorough_one_asks_for_them(string profile, bool asks) =>
        Assert.Equal(asks, EmbeddedModels.AreAskedFor(SmallRun.Request() with { Profile = Profiles.Find(profile) }));

    [Theory]
    [InlineData("threads", false)]
    [InlineData("sequential", false)]
    [InlineData("embedded_*", true)]
    [InlineData("pythonnet_tasks@cpython-3.1?", true)]
    [InlineData("*", true)]
    public void A_selection_asks_for_them_by_name_or_glob(string glob, bool asks) => Assert.Equal(
        asks, EmbeddedModels.AreAskedFor(SmallRun.Request() with { Selection = new Selection { Models = [glob] } }));

    [Fact]
    public void The_claims_about_them_need_one_arm_and_its_base_on_each_kind_of_interpreter()
    {
        var topology = SyntheticTopology.WithoutSmt(2);
        var context = new ClaimContext
        {
            Workloads = Catalogue.Workloads,
            Runtimes = SyntheticRuntimes.EmbeddablePair,
            Models = ExecutionModels.All,
            CoreCounts = [2],
            UsableCores = 2,
            MachineCpus = 2,
            Has = _ => true,
        };
        var claims = Catalogue.Claims.Where(claim => claim.Id.StartsWith("embed-", StringComparison.Ordinal)).ToList();

        var plan = Planner.MakeFor(
            ClaimArms.Needed(claims, context), ClaimArms.Pairs(claims, context), SmallRun.Request(2),
            new PlanningContext(Catalogue.Workloads, SyntheticRuntimes.EmbeddablePair, topology, SyntheticTopology.Unlimited(topology)));

        Assert.Equal(["embed-gil", "embed-nogil", "embed-first-thread"], claims.Select(claim => claim.Id));
        Assert.Empty(plan.Omitted);
        Assert.Equal(
            [
                "sum_squares:embedded_parallel@cpython-3.13:1x1", "sum_squares:embedded_parallel@cpython-3.13:2x2",
                "sum_squares:embedded_parallel@cpython-3.13t:1x1", "sum_squares:embedded_parallel@cpython-3.13t:2x2",
                "sum_squares:embedded_parallel_no_thread@cpython-3.13t:1x1", "sum_squares:embedded_parallel_no_thread@cpython-3.13t:2x2",
            ],
            plan.Arms.Where(arm => !arm.IsControl).Select(arm => arm.Id).Order(StringComparer.Ordinal));
    }

    private static Plan Plan(IReadOnlyList<string> models, IReadOnlyList<Runtime> runtimes, string workload = "sum_squares") =>
        Planner.Make(
            SmallRun.Request(2) with { Selection = new Selection { Models = models, Workloads = [workload] } },
            SmallRun.Context() with { Runtimes = runtimes });
}
