using GilBench.Model;
using GilBench.Planning;
using GilBench.Tests.Claims;
using GilBench.Tests.Machine;
using GilBench.Tests.Running;

namespace GilBench.Tests.Planning;

/// <summary>Which groups have their workers started together.</summary>
public sealed class StartBatchesTests
{
    private const long Gigabyte = 1L << 30;

    private static Plan Make(PlanningContext context, string profile, params int[] cores) =>
        Planner.Make(SmallRun.Request(cores) with { Profile = Profiles.Find(profile) }, context);

    [Fact]
    public void All_groups_of_a_small_plan_start_together()
    {
        var plan = Make(SmallRun.Context(), "quick");

        Assert.True(plan.Groups.Count > 1);
        Assert.All(plan.Groups, group => Assert.Equal(0, group.Batch));
    }

    [Fact]
    public void A_sweep_starts_alone()
    {
        var plan = Make(SmallRun.Context() with { Workloads = Catalogue.Workloads }, "standard");

        var sweep = Assert.Single(plan.Groups, group => group.Arms[0].Contains(ParameterSetNames.InFlight, StringComparison.Ordinal));
        Assert.Single(plan.Groups, group => group.Batch == sweep.Batch);
        Assert.Contains(plan.Groups.GroupBy(group => group.Batch), batch => batch.Count() > 1);
    }

    /// <summary>Every workload under every model on 128 cores.</summary>
    [Fact]
    public void A_batch_holds_no_more_processes_and_memory_than_a_group_may()
    {
        var context = SmallRun.Context(SyntheticTopology.WithoutSmt(128)) with
        {
            Workloads = Catalogue.Workloads,
            MemoryBytes = 256 * Gigabyte,
        };
        var plan = Make(context, "thorough", 1, 2, 4, 8, 16, 32, 64, 128);

        var costs = new ArmCosts(plan.Arms, context);
        var most = Grouping.Most(plan.Arms, context, costs);
        var arms = plan.Arms.ToDictionary(arm => arm.Id);
        var sizes = plan.Groups
            .GroupBy(group => group.Batch, group => Grouping.SizeOf([.. group.Arms.Select(id => arms[id])], context, costs))
            .Select(batch => (Groups: batch.Count(), Size: batch.Aggregate((one, other) => one.Add(other))))
            .ToList();

        Assert.True(sizes.Count > 1 && sizes.Count < plan.Groups.Count, $"{sizes.Count} batches of {plan.Groups.Count} groups");
        Assert.All(sizes, batch => Assert.True(batch.Groups == 1 || batch.Size.IsWithin(most), $"{batch} of at most {most}"));
    }
}
