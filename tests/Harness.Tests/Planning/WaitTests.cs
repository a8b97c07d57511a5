using GilBench.Planning;
using GilBench.Tests.Claims;
using GilBench.Tests.Running;

namespace GilBench.Tests.Planning;

/// <summary>The project's own workloads that wait, on a machine of two cores with a matched pair and .NET.</summary>
public sealed class WaitTests
{
    /// <summary>A timer of .NET on Linux is up to 4 ms late: a tenth of this would be read as a slower language.</summary>
    private const double LeastWaitSeconds = 0.05;

    [Fact]
    public void The_timer_itself_is_measured_by_the_standard_profile_with_what_blocks_and_what_awaits_in_both_languages()
    {
        var context = SmallRun.Context() with { Workloads = Catalogue.Workloads };

        IEnumerable<string> Timers(string profile) => Planner.Make(SmallRun.Request() with { Profile = Profiles.Find(profile) }, context)
            .Arms.Where(arm => arm is { Workload: "timer", Role: GilBench.Model.ArmRole.Measured })
            .Select(arm => $"{arm.Model}@{arm.Runtime}")
            .Order();

        Assert.Empty(Timers("quick"));
        Assert.Equal(
            [
                "async@dotnet-10", "asyncio_gather@cpython-3.13", "asyncio_gather@cpython-3.13t", "sequential@cpython-3.13",
                "sequential@cpython-3.13t", "threads@cpython-3.13", "threads@cpython-3.13t", "threads@dotnet-10",
            ],
            Timers("standard"));
    }

    [Fact]
    public void What_is_compared_by_its_waits_waits_long_beside_the_lateness_of_a_timer()
    {
        var waits = Catalogue.Workloads
            .SelectMany(workload => workload.ParameterSets
                .Where(set => set.IsCalibrated)
                .Select(set => (workload.Id, Seconds: workload.WaitSeconds(set))))
            .Where(wait => wait.Seconds > 0)
            .ToList();

        Assert.Equal(["sleep", "http_get", "fetch_compute"], waits.Select(wait => wait.Id));
        Assert.All(waits, wait => Assert.True(wait.Seconds >= LeastWaitSeconds, $"{wait}"));
    }

    [Fact]
    public void The_quick_profile_is_expected_to_take_five_minutes_at_most_on_two_cores()
    {
        var context = SmallRun.Context() with { Workloads = Catalogue.Workloads };

        var plan = Planner.Make(SmallRun.Request() with { Profile = Profiles.Find("quick") }, context);

        Assert.True(plan.Sampling.MinimumBlocks >= 6, $"{plan.Sampling}");
        Assert.InRange(plan.EstimateSeconds, 60, 300);
    }

    [Fact]
    public void A_slice_of_waits_of_50_ms_has_one_by_each_of_ten_workers_and_ten_of_a_bare_loop()
    {
        var context = SmallRun.Context() with { Workloads = Catalogue.Workloads };
        var arms = Planner.Make(
            SmallRun.Request() with
            {
                Profile = Profiles.Find("quick"),
                Selection = new Selection { Workloads = ["sleep"], Models = ["sequential", "threads"], Runtimes = ["cpython-3.13"] },
            },
            context).Arms;

        double RoundSeconds(string model) => new ArmCosts(arms, context)
            .Of([arms.Single(arm => arm.Model == model && arm.Role == GilBench.Model.ArmRole.Measured)], sideBySide: false)
            .SecondsOfRound(0.02);

        Assert.Equal(0.05, RoundSeconds("threads"), 6);
        Assert.Equal(0.5, RoundSeconds("sequential"), 6);
    }
}
