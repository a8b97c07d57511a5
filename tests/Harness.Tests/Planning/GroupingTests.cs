using GilBench.Model;
using GilBench.Planning;
using GilBench.Tests.Machine;
using GilBench.Tests.Running;

namespace GilBench.Tests.Planning;

/// <summary>Which arms take turns with each other.</summary>
public sealed class GroupingTests
{
    private const long Gigabyte = 1L << 30;

    [Fact]
    public void Arms_of_one_workload_and_its_sizes_stand_together_with_their_controls()
    {
        var context = SmallRun.Context();
        var plan = Planner.Make(
            SmallRun.Request() with
            {
                Profile = Wide(),
                Selection = new Selection { Models = ["sequential", "threads"], ParameterSets = ["*"] },
            },
            context);

        Assert.Equal(
            [["sum_squares calibrated"], ["sleep calibrated"], ["sleep document"]],
            ArmsOf(plan).Select(group => group
                .Where(arm => arm.Role != ArmRole.PositiveControl)
                .Select(arm => $"{arm.Workload} {arm.ParameterSet}")
                .Distinct()));
        Assert.Equal([true, false, false], ArmsOf(plan).Select(group => group.Any(arm => arm.Role == ArmRole.PositiveControl)));
        AssertComparable(plan, context);
    }

    [Fact]
    public void Arms_of_two_workloads_that_a_claim_compares_stand_together()
    {
        var context = SmallRun.Context() with
        {
            Workloads = [SmallRun.Compute("a"), SmallRun.Compute("b"), SmallRun.Compute("c"), SmallRun.Control()],
        };
        IReadOnlyList<Arm> arms = [.. new[] { "a", "b", "c" }.Select(workload => Threads(workload, "cpython-3.13", cores: 2))];

        IEnumerable<string> Groups(params (string, string)[] pairs) => Grouping
            .Of(arms, pairs, context, new ArmCosts(arms, context), _ => [])
            .Select(group => string.Join(' ', group.Select(arm => arm.Workload)));

        Assert.Equal(["a", "b", "c"], Groups());
        Assert.Equal(["a c", "b"], Groups((arms[0].Id, arms[2].Id)));
        Assert.Equal(["b c a"], Groups((arms[2].Id, arms[0].Id), (arms[1].Id, arms[2].Id)));
    }

    [Fact]
    public void Up_to_four_cores_one_group_has_all_counts_and_every_wider_count_its_own_with_its_own_controls()
    {
        var topology = SyntheticTopology.WithoutSmt(16);
        var context = SmallRun.Context(topology);
        var plan = Planner.Make(
            SmallRun.Request(1, 2, 4, 8, 16) with
            {
                Profile = Wide(),
                Selection = new Selection { Workloads = ["sum_squares"], Models = ["sequential", "threads"] },
            },
            context);

        var groups = ArmsOf(plan);
        Assert.Equal(["1 2 4", "1 8", "1 16"], groups.Select(group => string.Join(' ', group.Select(arm => arm.Cores).Distinct().Order())));
        Assert.All(groups, group =>
        {
            var widest = group.Max(arm => arm.Cores);
            Assert.Equal(3, group.Count(arm => arm.Role == ArmRole.AaControl && arm.Cores == widest));
            Assert.Contains(group, arm => arm.Role == ArmRole.PositiveControl && arm.Cores == widest);
            Assert.Contains(group, arm => arm is { Role: ArmRole.PositiveControl, Cores: 1 });
        });
        AssertComparable(plan, context);
    }

    [Fact]
    public void A_group_has_no_more_processes_than_stated_and_holds_no_more_than_half_of_the_memory()
    {
        var topology = SyntheticTopology.WithoutSmt(4);
        var many = SmallRun.Context(topology) with
        {
            Runtimes = [.. Enumerable.Range(10, 8).Select(minor => SmallRun.Python($"cpython-3.{minor}")), SmallRun.DotNet()],
        };
        var request = SmallRun.Request(1, 2, 4) with { Profile = Wide(), Selection = new Selection { Workloads = ["sum_squares"] } };

        var roomy = Planner.Make(request, many with { MemoryBytes = 64 * Gigabyte });
        var tight = Planner.Make(request, many with { MemoryBytes = 5 * Gigabyte });

        Assert.InRange(MostIn(roomy, many, (arm, costs) => costs.ProcessesOf(arm)), 2, 160);
        Assert.InRange(MostIn(tight, many, (arm, costs) => costs.BytesOf(arm)), 1, 5 * Gigabyte / 2);
        Assert.True(
            tight.Groups.Count > roomy.Groups.Count && roomy.Groups.Count > 1, $"{tight.Groups.Count} and {roomy.Groups.Count} groups");
        AssertComparable(roomy, many);
        AssertComparable(tight, many);
    }

    [Fact]
    public void An_arm_on_one_core_that_is_compared_with_no_wide_one_is_in_a_group_nevertheless()
    {
        var context = SmallRun.Context(SyntheticTopology.WithoutSmt(8));
        IReadOnlyList<Arm> arms =
        [
            Threads("sum_squares", "cpython-3.13t", cores: 8),
            Threads("sum_squares", "dotnet-10", cores: 1) with { Model = "sequential", Id = "alone" },
        ];

        Assert.Equal([[arms[0]], [arms[1]]], Grouping.Of(arms, [], context, new ArmCosts(arms, context), _ => []));
    }

    [Fact]
    public void A_base_of_another_runtime_that_a_claim_names_goes_with_its_arm_however_wide_that_is()
    {
        var context = SmallRun.Context(SyntheticTopology.WithoutSmt(8));
        IReadOnlyList<Arm> arms =
        [
            Threads("sum_squares", "cpython-3.13", cores: 8), Threads("sum_squares", "cpython-3.13t", cores: 4),
            Threads("sum_squares", "cpython-3.13", cores: 1),
        ];

        IEnumerable<int> Groups(params (string, string)[] pairs) =>
            Grouping.Of(arms, pairs, context, new ArmCosts(arms, context), _ => []).Select(group => group.Count);

        Assert.Equal([1, 2], Groups());
        Assert.Equal([2, 2], Groups((arms[2].Id, arms[1].Id)));
    }

    [Fact]
    public void A_one_worker_base_stands_on_each_core_of_its_group_up_to_four_and_on_one_where_it_waits()
    {
        var context = SmallRun.Context(SyntheticTopology.WithoutSmt(8));

        int Launches(string workload, int widest)
        {
            var one = Threads(workload, "cpython-3.13", cores: 1);
            IReadOnlyList<Arm> group = [one, Threads(workload, "cpython-3.13", widest)];
            return Grouping.LaunchesOf(one, group, context, new ArmCosts(group, context));
        }

        Assert.Equal(
            (1, 2, 4, 4),
            (Launches("sum_squares", 1), Launches("sum_squares", 2), Launches("sum_squares", 4), Launches("sum_squares", 8)));
        Assert.Equal(1, Launches("sleep", 8));
        var wide = Threads("sum_squares", "cpython-3.13", 8);
        Assert.Equal(1, Grouping.LaunchesOf(wide, [wide], context, new ArmCosts([wide], context)));
    }

    /// <summary>
    /// Each arm is in a group, no group is empty, and where an arm computes with several workers its base stands in the same group.
    /// </summary>
    private static void AssertComparable(Plan plan, PlanningContext context)
    {
        Assert.Empty(plan.Arms.Select(arm => arm.Id).Except(plan.Groups.SelectMany(group => group.Arms)));
        foreach (var group in ArmsOf(plan))
        {
            Assert.NotEmpty(group);
            Assert.Equal(group.Count, group.Select(arm => arm.Id).Distinct().Count());
            var computing = group.Where(
                arm => arm.Workers > 1 && context.Workloads.First(workload => workload.Id == arm.Workload).Kind == WorkloadKind.Cpu);
            Assert.All(computing, arm => Assert.Contains(
                group, one => one is { Cores: 1, Workers: 1 } && (one.Model, one.Runtime) == (arm.Model, arm.Runtime)));
        }
    }

    private static long MostIn(Plan plan, PlanningContext context, Func<Arm, ArmCosts, long> size)
    {
        var costs = new ArmCosts(plan.Arms, context);
        return ArmsOf(plan).Max(group => group.Sum(arm => Grouping.LaunchesOf(arm, group, context, costs) * size(arm, costs)));
    }

    private static IReadOnlyList<IReadOnlyList<Arm>> ArmsOf(Plan plan)
    {
        var byId = plan.Arms.ToDictionary(arm => arm.Id);
        return [.. plan.Groups.Select(group => (IReadOnlyList<Arm>)[.. group.Arms.Select(id => byId[id])])];
    }

    /// <summary>Every model on every runtime.</summary>
    private static Profile Wide() => Profiles.Find("thorough");

    private static Arm Threads(string workload, string runtime, int cores) => new(
        Arm.IdOf(workload, ParameterSetNames.Calibrated, "threads", runtime, cores, cores, weak: false, aaControl: false),
        workload, ParameterSetNames.Calibrated, "threads", runtime, cores, cores, ArmRole.Measured, Weak: false);
}
