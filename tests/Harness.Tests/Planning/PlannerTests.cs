using GilBench.Model;
using GilBench.Planning;
using GilBench.Tests.Claims;
using GilBench.Tests.Machine;
using GilBench.Tests.Running;

namespace GilBench.Tests.Planning;

public sealed class PlannerTests
{
    private static Plan Make(Func<PlanRequest, PlanRequest>? change = null, PlanningContext? context = null)
    {
        var request = SmallRun.Request();
        return Planner.Make(change?.Invoke(request) ?? request, context ?? SmallRun.Context());
    }

    [Fact]
    public void Every_arm_is_there_once_and_has_its_cores()
    {
        var plan = Make();

        Assert.Equal(plan.Arms.Count, plan.Arms.Select(arm => arm.Id).Distinct().Count());
        Assert.All(plan.Arms, arm => Assert.Equal(arm.Cores, plan.CoreSets[arm.Cores].Count));
        Assert.Contains(plan.Arms, arm => arm.Id == "sum_squares:threads@cpython-3.13t:2x2");
        Assert.Contains(plan.Arms, arm => arm.Id == "sleep:asyncio_gather@cpython-3.13:2x10");
    }

    [Fact]
    public void Controls_are_always_in_the_plan()
    {
        var plan = Make(request => request with
        {
            CoreCounts = [2],
            Selection = new Selection { Models = ["threads"], Workloads = ["sum_squares"] },
        });

        Assert.Equal(
            ["sum_squares:threads@cpython-3.13:1x1", "sum_squares:threads@cpython-3.13t:1x1", "sum_squares:threads@dotnet-10:1x1"],
            plan.Arms.Where(arm => arm.Role == ArmRole.OneWorkerBaseline).Select(arm => arm.Id));
        Assert.Equal(
            ["sum_squares:threads@cpython-3.13:2x2:aa", "sum_squares:threads@cpython-3.13t:2x2:aa", "sum_squares:threads@dotnet-10:2x2:aa"],
            plan.Arms.Where(arm => arm.Role == ArmRole.AaControl).Select(arm => arm.Id));
        Assert.Equal(
            ["native_chains:threads@dotnet-10:1x1", "native_chains:threads@dotnet-10:2x2"],
            plan.Arms.Where(arm => arm.Role == ArmRole.PositiveControl).Select(arm => arm.Id));
    }

    [Fact]
    public void The_quick_profile_has_one_AA_control_of_each_kind_of_noise_and_not_one_a_group()
    {
        Plan Of(Profile profile) => Make(
            request => request with { Profile = profile, CoreCounts = [2] }, SmallRun.Context() with { Workloads = Catalogue.Workloads });
        var quick = Of(Profiles.Find("quick"));
        var each = Of(Profiles.Find("quick") with { AaControlsInEachGroup = true });

        var kinds = AaControls(quick).Select(control => control.Workload).Distinct();
        Assert.Equal(quick.Arms.Count - AaControls(quick).Count, each.Arms.Count - AaControls(each).Count);
        Assert.True(AaControls(quick).Count < AaControls(each).Count);
        Assert.Equal(["sum_squares", "sleep"], kinds);
        Assert.All(AaControls(quick), control => Assert.Contains(quick.Groups, group =>
            group.Arms.Contains(control.Id) && group.Arms.Contains(control.Id.Replace(":aa", "", StringComparison.Ordinal))));
    }

    private static List<Arm> AaControls(Plan plan) => [.. plan.Arms.Where(arm => arm.Role == ArmRole.AaControl)];

    [Fact]
    public void What_makes_no_sense_is_left_out_with_its_reason()
    {
        var plan = Make(request => request with { Selection = new Selection { Models = ["*"] } });

        var left = Assert.Single(plan.Omitted, arm => arm is { Workload: "sum_squares", Model: "asyncio_gather", Runtime: "cpython-3.13" });
        Assert.StartsWith("an event loop computes on one thread; ", left.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--workload", "nothing_*", "sum_squares, sleep")]
    [InlineData("--model", "fibres", "process_pool_fork")]
    [InlineData("--runtime", "cpython-2.*", "cpython-3.13, cpython-3.13t, dotnet-10")]
    [InlineData("--parameters", "huge", "calibrated, document")]
    public void A_selector_that_matches_nothing_names_what_exists(string option, string glob, string names)
    {
        var selection = option switch
        {
            "--workload" => new Selection { Workloads = [glob] },
            "--model" => new Selection { Models = [glob] },
            "--runtime" => new Selection { Runtimes = [glob] },
            _ => new Selection { ParameterSets = [glob] },
        };

        var refusal = Assert.Throws<UsageException>(() => Make(request => request with { Selection = selection })).Message;

        Assert.Contains($"{option} '{glob}' matches nothing", refusal, StringComparison.Ordinal);
        Assert.Contains(names, refusal, StringComparison.Ordinal);
    }

    [Fact]
    public void The_documents_own_sizes_are_a_parameter_set_by_name()
    {
        var plan = Make(request => request with { Selection = new Selection { Workloads = ["sleep"], ParameterSets = ["document"] } });

        Assert.All(plan.Arms, arm => Assert.Equal("document", arm.ParameterSet));
        Assert.Contains(plan.Arms, arm => arm.Id == "sleep+document:threads@cpython-3.13:2x10");
    }

    [Fact]
    public void Weak_scaling_is_another_named_arm()
    {
        var plan = Make(request => request with { Weak = true });

        Assert.Contains(plan.Arms, arm => arm is { Id: "sum_squares:threads@cpython-3.13:2x2:weak", Weak: true });
        Assert.Contains(plan.Arms, arm => arm is { Id: "sum_squares:threads@cpython-3.13:2x2", Weak: false });
    }

    [Fact]
    public void More_cores_than_the_quota_allows_are_refused_with_the_reason()
    {
        var topology = SyntheticTopology.TwoNodes128();
        var context = SmallRun.Context(topology, SyntheticTopology.WithQuota(topology, 3.5));

        var refusal = Assert.Throws<UsageException>(() => Make(request => request with { CoreCounts = [1, 4] }, context));

        Assert.Contains("grants 3.5 CPUs; ask for 3 at most", refusal.Message, StringComparison.Ordinal);
    }

    /// <summary>Each of 40 workloads on each of six runtimes, at every power of two up to 128 cores.</summary>
    [Fact]
    public void A_large_machine_with_many_workloads_and_runtimes_is_planned_on_the_right_cores_in_groups_that_it_can_hold()
    {
        const long memory = 256L << 30;
        var topology = SyntheticTopology.TwoNodes128();
        var context = SmallRun.Context(topology) with
        {
            Workloads = [.. Enumerable.Range(0, 40).Select(i => SmallRun.Compute($"w{i:00}")), SmallRun.Control()],
            Runtimes = [.. Enumerable.Range(10, 5).Select(minor => SmallRun.Python($"cpython-3.{minor}")), SmallRun.DotNet()],
            MemoryBytes = memory,
        };

        var plan = Make(
            request => request with { Profile = Profiles.Find("thorough"), CoreCounts = [1, 2, 4, 8, 16, 32, 64, 128] }, context);

        Assert.True(plan.Arms.Count > 40 * 5 * 10 * 8, $"{plan.Arms.Count} arms");
        var half = plan.CoreSets[32].Select(id => topology.Cpus.First(cpu => cpu.Id == id)).ToList();
        Assert.Single(half.Select(cpu => cpu.NumaNode).Distinct());
        Assert.Equal(32, half.Select(cpu => cpu.CoreId).Distinct().Count());

        var costs = new ArmCosts(plan.Arms, context);
        var byId = plan.Arms.ToDictionary(arm => arm.Id);
        var most = Grouping.MostProcesses(plan.Arms, costs);
        Assert.Equal(4 * 130, most);
        Assert.All(plan.Groups, group =>
        {
            IReadOnlyList<Arm> arms = [.. group.Arms.Select(id => byId[id])];
            var members = arms.SelectMany(arm => Enumerable.Repeat(arm, Grouping.LaunchesOf(arm, arms, context, costs))).ToList();
            Assert.InRange(members.Sum(costs.ProcessesOf), 1, most);
            Assert.InRange(members.Sum(costs.BytesOf), 1, memory / 2);
        });
        Assert.Empty(plan.Arms.Select(arm => arm.Id).Except(plan.Groups.SelectMany(group => group.Arms)));
    }
}
