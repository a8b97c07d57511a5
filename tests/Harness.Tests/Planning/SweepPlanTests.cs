using GilBench.Model;
using GilBench.Planning;
using GilBench.Tests.Claims;
using GilBench.Tests.Running;

namespace GilBench.Tests.Planning;

/// <summary>The project's own workloads, on a machine of two cores with a matched pair and .NET.</summary>
public sealed class SweepPlanTests
{
    private static Plan Make(string profile, Selection? selection = null) => Planner.Make(
        SmallRun.Request() with { Profile = Profiles.Find(profile), Selection = selection ?? new Selection() },
        SmallRun.Context() with { Workloads = Catalogue.Workloads });

    private static IReadOnlyList<Arm> Swept(Plan plan) =>
        [.. plan.Arms.Where(arm => arm is { ParameterSet: ParameterSetNames.InFlight, Role: ArmRole.Measured })];

    [Fact]
    public void The_standard_profile_measures_GETs_from_one_to_a_thousand_in_flight_on_the_most_cores_alone()
    {
        var arms = Swept(Make("standard"));

        Assert.All(arms, arm => Assert.Equal(("http_get", 2, false), (arm.Workload, arm.Cores, arm.Weak)));
        Assert.Equal(
            [
                "async@dotnet-10 1 10 100 1000", "asyncio_gather@cpython-3.13 1 10 100 1000", "asyncio_gather@cpython-3.13t 1 10 100 1000",
                "threads@cpython-3.13 1 2 5 10 100 1000", "threads@cpython-3.13t 1 2 5 10 100 1000",
            ],
            arms.GroupBy(arm => $"{arm.Model}@{arm.Runtime}")
                .Select(same => $"{same.Key} {string.Join(' ', same.Select(arm => arm.Workers))}")
                .Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_thorough_profile_sweeps_every_workload_that_declares_it_under_threads_and_event_loops_and_no_processes()
    {
        var arms = Swept(Make("thorough"));

        Assert.Equal(["http_get", "sleep"], arms.Select(arm => arm.Workload).Distinct().Order(StringComparer.Ordinal));
        Assert.Equal([2], arms.Select(arm => arm.Cores).Distinct());
        Assert.Contains(arms, arm => arm is { Model: "asyncio_task_group", Workers: 1000 });
        Assert.DoesNotContain(
            arms, arm => arm.Model.Contains("process", StringComparison.Ordinal) || arm.Model is "interpreters" or "sequential");
    }

    [Fact]
    public void The_quick_profile_and_comparisons_sweep_nothing_unless_it_is_asked_for_by_name()
    {
        Assert.Empty(Swept(Make("quick")));
        Assert.Empty(Swept(Make("quick", new Selection { Workloads = ["http_get", "sleep"] })));
        Assert.Empty(Profiles.ForComparison(TimeSpan.FromMinutes(5)).SweptWorkloads);
        Assert.Empty(Profiles.ForClaims(0.02, TimeSpan.FromMinutes(1), mostCores: 1, comparesFirstUse: false).SweptWorkloads);

        Assert.Contains(
            Swept(Make("quick", new Selection { Workloads = ["sleep"], ParameterSets = [ParameterSetNames.InFlight] })),
            arm => arm.Id == "sleep+in-flight:threads@cpython-3.13:2x1000");
    }

    [Fact]
    public void A_workload_that_is_selected_by_name_is_swept_by_the_standard_profile_too() => Assert.Contains(
        Swept(Make("standard", new Selection { Workloads = ["sleep"] })),
        arm => arm.Id == "sleep+in-flight:asyncio_gather@cpython-3.13t:2x100");

    [Fact]
    public void A_sweep_is_a_group_of_its_own_whose_rounds_take_no_more_than_a_quarter_of_a_minute_and_the_plan_keeps_its_time()
    {
        var plan = Make("standard");

        const string swept = "http_get+in-flight:";
        var group = Assert.Single(plan.Groups, group => group.Arms.Any(id => id.StartsWith(swept, StringComparison.Ordinal)));
        Assert.All(group.Arms, id => Assert.StartsWith(swept, id, StringComparison.Ordinal));
        Assert.Equal(1, group.Rounds);
        Assert.InRange(plan.EstimateSeconds, 1, Profiles.Find("standard").Budget.TotalSeconds);
        Assert.Equal(Profiles.Find("standard").MinimumBlocks, plan.Sampling.MinimumBlocks);
    }

    [Fact]
    public void What_is_swept_has_a_twin_of_ten_in_flight_in_each_language_and_no_base()
    {
        var controls = Make("standard").Arms
            .Where(arm => arm is { ParameterSet: ParameterSetNames.InFlight, Role: not ArmRole.Measured }).Select(arm => arm.Id);

        Assert.Equal(
            ["http_get+in-flight:threads@cpython-3.13:2x10:aa", "http_get+in-flight:async@dotnet-10:2x10:aa"], controls);
    }

    [Fact]
    public void A_model_that_is_selected_by_name_is_swept_too() => Assert.Contains(
        Swept(Make("standard", new Selection { Workloads = ["http_get"], Models = ["threads"] })),
        arm => arm.Id == "http_get+in-flight:threads@dotnet-10:2x1000");
}
