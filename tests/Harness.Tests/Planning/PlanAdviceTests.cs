using GilBench.Model;
using GilBench.Planning;
using GilBench.Tests.Claims;
using GilBench.Tests.Running;

namespace GilBench.Tests.Planning;

/// <summary>What is said, before measuring, where a budget is too small for an interval.</summary>
public sealed class PlanAdviceTests
{
    private static readonly PlanningContext s_context = SmallRun.Context() with { Workloads = Catalogue.Workloads };

    [Fact]
    public void There_is_none_where_six_blocks_fit() => Assert.Null(Advise(TimeSpan.FromMinutes(10), out _, "http_get", "fetch_compute"));

    [Fact]
    public void The_time_that_six_blocks_need_is_enough_for_them_and_a_second_less_is_not()
    {
        var needed = Advise(TimeSpan.FromMinutes(1), out _, "http_get", "fetch_compute")!.NeededSeconds;

        Assert.Null(Advise(TimeSpan.FromSeconds(needed + 0.1), out _, "http_get", "fetch_compute"));
        Assert.NotNull(Advise(TimeSpan.FromSeconds(needed - 1), out _, "http_get", "fetch_compute"));
    }

    [Fact]
    public void The_dear_workload_is_to_be_left_out_and_without_it_six_blocks_fit()
    {
        var budget = TimeSpan.FromSeconds(100);
        var advice = Advise(budget, out var plan, "http_get", "fetch_compute")!;

        Assert.True(plan.Sampling.MinimumBlocks < 6);
        Assert.Equal(["fetch_compute"], advice.Workloads);
        Assert.Empty(advice.Models);
        Assert.Null(Advise(budget, out _, "http_get"));
    }

    [Fact]
    public void Where_any_of_several_would_do_the_one_that_takes_least_is_to_be_left_out()
    {
        var needed = Advise(TimeSpan.FromSeconds(30), out _, "http_get", "sleep", "fetch_compute")!.NeededSeconds;

        var advice = Advise(TimeSpan.FromSeconds(needed - 1), out _, "http_get", "sleep", "fetch_compute")!;

        Assert.NotEqual("fetch_compute", Assert.Single(advice.Workloads));
        Assert.Empty(advice.Models);
    }

    [Fact]
    public void Of_a_single_workload_models_are_to_be_left_out()
    {
        var needed = Advise(TimeSpan.FromSeconds(60), out _, "fetch_compute")!.NeededSeconds;

        var advice = Advise(TimeSpan.FromSeconds(needed - 1), out var plan, "fetch_compute")!;

        Assert.Empty(advice.Workloads);
        var model = Assert.Single(advice.Models);
        IReadOnlyList<Arm> left = [.. plan.Arms.Where(arm => arm.Role == ArmRole.Measured && arm.Model != model)];
        Assert.Equal(
            6, Planner.MakeOf(left, [], Request(TimeSpan.FromSeconds(needed - 1), "fetch_compute"), s_context).Sampling.MinimumBlocks);
    }

    [Fact]
    public void Where_nothing_helps_only_the_time_is_said()
    {
        var advice = Advise(TimeSpan.FromSeconds(3), out _, "http_get", "fetch_compute")!;

        Assert.Empty(advice.Workloads);
        Assert.Empty(advice.Models);
        Assert.True(advice.NeededSeconds > 60);
    }

    private static PlanAdvice? Advise(TimeSpan budget, out Plan plan, params string[] workloads)
    {
        var request = Request(budget, workloads);
        plan = Planner.Make(request, s_context);
        return PlanAdvice.For(plan, request, s_context);
    }

    private static PlanRequest Request(TimeSpan budget, params string[] workloads) =>
        SmallRun.Request() with
        {
            Profile = Profiles.Find("standard"),
            Selection = new Selection { Workloads = workloads, ParameterSets = [ParameterSetNames.Calibrated] },
            Budget = budget,
        };
}
