using GilBench.Model;
using GilBench.Planning;
using GilBench.Tests.Machine;

namespace GilBench.Tests.Planning;

public sealed class CoreSelectionTests
{
    [Theory]
    [InlineData(1, "0", (int)CoreMix.None)]
    [InlineData(32, "0-31", (int)CoreMix.None)]
    [InlineData(33, "0-32", (int)CoreMix.NumaNodes)]
    [InlineData(64, "0-63", (int)CoreMix.NumaNodes)]
    [InlineData(65, "0-64", (int)(CoreMix.NumaNodes | CoreMix.SmtSiblings))]
    [InlineData(128, "0-127", (int)(CoreMix.NumaNodes | CoreMix.SmtSiblings))]
    public void A_server_fills_one_node_then_the_other_then_the_siblings(int count, string cores, int mix) =>
        Chooses(SyntheticTopology.TwoNodes128(), count, cores, (CoreMix)mix);

    [Theory]
    [InlineData(2, "0,2", (int)CoreMix.None)]
    [InlineData(8, "0,2,4,6,8,10,12,14", (int)CoreMix.None)]
    [InlineData(9, "0,2,4,6,8,10,12,14,16", (int)CoreMix.CoreKinds)]
    [InlineData(24, "0,2,4,6,8,10,12,14,16-31", (int)CoreMix.CoreKinds)]
    [InlineData(25, "0-2,4,6,8,10,12,14,16-31", (int)(CoreMix.CoreKinds | CoreMix.SmtSiblings))]
    public void A_hybrid_machine_fills_performance_cores_then_efficiency_cores_then_the_siblings(int count, string cores, int mix) =>
        Chooses(SyntheticTopology.Hybrid8P16E(), count, cores, (CoreMix)mix);

    [Fact]
    public void The_node_with_most_allowed_cores_comes_first()
    {
        var choice = CoreSelection.Choose(SyntheticTopology.TwoNodes128(), SyntheticTopology.AllowingOnly(3, 40, 41, 104), 2);

        Assert.Equal("40-41", choice.Cores?.ToString());
    }

    [Fact]
    public void A_single_CPU_is_chosen_and_leaves_nothing_spare()
    {
        var topology = SyntheticTopology.SingleCpu();

        var choice = CoreSelection.Choose(topology, SyntheticTopology.Unlimited(topology), 1);

        Assert.Equal("0", choice.Cores?.ToString());
        Assert.Equal(CoreSet.Empty, choice.Spare);
    }

    [Fact]
    public void Spare_CPUs_share_no_physical_core_with_the_chosen_ones()
    {
        var topology = SyntheticTopology.Hybrid8P16E();

        var choice = CoreSelection.Choose(topology, SyntheticTopology.Unlimited(topology), 8);

        Assert.Equal("16-31", choice.Spare.ToString());
    }

    [Fact]
    public void More_cores_than_the_machine_has_are_refused()
    {
        var topology = SyntheticTopology.WithoutSmt(4);

        var choice = CoreSelection.Choose(topology, SyntheticTopology.Unlimited(topology), 5);

        Assert.Null(choice.Cores);
        Assert.Equal("5 cores were asked for, but this machine has 4; ask for 4 at most.", choice.Refusal);
    }

    [Fact]
    public void More_cores_than_the_affinity_allows_are_refused_with_the_mask()
    {
        var choice = CoreSelection.Choose(SyntheticTopology.WithoutSmt(8), SyntheticTopology.AllowingOnly(2, 3), 4);

        Assert.Contains("2 of the machine's 8 CPUs (2-3)", choice.Refusal, StringComparison.Ordinal);
    }

    [Fact]
    public void A_quota_of_three_and_a_half_CPUs_allows_three_cores_and_refuses_four()
    {
        var topology = SyntheticTopology.WithoutSmt(8);
        var limits = SyntheticTopology.WithQuota(topology, 3.5);

        Assert.Equal("0-2", CoreSelection.Choose(topology, limits, 3).Cores?.ToString());
        Assert.Equal(
            "4 cores were asked for, but the cgroup quota in /sys/fs/cgroup/cpu.max grants 3.5 CPUs; "
                + "ask for 3 at most, or raise the quota.",
            CoreSelection.Choose(topology, limits, 4).Refusal);
    }

    [Fact]
    public void A_quota_below_one_CPU_allows_no_core()
    {
        var topology = SyntheticTopology.WithoutSmt(2);

        var choice = CoreSelection.Choose(topology, SyntheticTopology.WithQuota(topology, 0.5), 1);

        Assert.Contains("raise the quota to at least 1 CPU", choice.Refusal, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void Fewer_than_one_core_is_refused(int count)
    {
        var topology = SyntheticTopology.WithoutSmt(2);

        var choice = CoreSelection.Choose(topology, SyntheticTopology.Unlimited(topology), count);

        Assert.Equal((null, $"{count} cores cannot be measured; ask for at least 1."), (choice.Cores, choice.Refusal));
    }

    [Fact]
    public void On_any_machine_siblings_wait_until_no_physical_core_is_free()
    {
        ForAnyMachine((topology, limits, count, choice) =>
        {
            var chosen = Cpus(topology, choice.Cores!);
            var cores = chosen.Select(cpu => cpu.CoreId).Distinct().Count();
            var free = topology.Cpus.Where(cpu => limits.AllowedCpus.Contains(cpu.Id)).Select(cpu => cpu.CoreId).Distinct().Count();
            Assert.Equal(Math.Min(count, free), cores);
            Assert.Equal(cores < count, choice.Mix.HasFlag(CoreMix.SmtSiblings));
        });
    }

    [Fact]
    public void On_any_machine_an_efficiency_core_waits_until_no_performance_core_is_free()
    {
        ForAnyMachine((topology, limits, _, choice) =>
        {
            var used = Cpus(topology, choice.Cores!).Select(cpu => cpu.CoreId).ToHashSet();
            var freePerformance = topology.Cpus.Any(cpu =>
                limits.AllowedCpus.Contains(cpu.Id) && !used.Contains(cpu.CoreId) && cpu.Kind == CoreKind.Performance);
            Assert.False(freePerformance && Cpus(topology, choice.Cores!).Any(cpu => cpu.Kind == CoreKind.Efficiency));
        });
    }

    [Fact]
    public void On_any_machine_the_choice_is_allowed_of_the_size_asked_and_contains_the_smaller_choices()
    {
        ForAnyMachine((topology, limits, count, choice) =>
        {
            Assert.Equal(count, choice.Cores!.Cpus.Count);
            Assert.Subset(limits.AllowedCpus.ToHashSet(), choice.Cores.Cpus.ToHashSet());
            Assert.Empty(choice.Spare.Cpus.Intersect(choice.Cores.Cpus));
            if (count > 1)
            {
                var smaller = CoreSelection.Choose(topology, limits, count - 1).Cores!;
                Assert.Subset(choice.Cores.Cpus.ToHashSet(), smaller.Cpus.ToHashSet());
            }
        });
    }

    private static void ForAnyMachine(Action<Topology, CpuLimits, int, CoreChoice> check)
    {
        var random = new Random(20260102);
        for (var round = 0; round < 300; round++)
        {
            var topology = SyntheticTopology.Any(random);
            var allowed = topology.Cpus.Where(_ => random.Next(4) > 0).Select(cpu => cpu.Id).ToArray();
            var limits = SyntheticTopology.AllowingOnly(allowed);
            for (var count = 1; count <= allowed.Length; count++)
            {
                check(topology, limits, count, CoreSelection.Choose(topology, limits, count));
            }
        }
    }

    private static IEnumerable<LogicalCpu> Cpus(Topology topology, CoreSet cores) =>
        topology.Cpus.Where(cpu => cores.Cpus.Contains(cpu.Id));

    private static void Chooses(Topology topology, int count, string cores, CoreMix mix)
    {
        var choice = CoreSelection.Choose(topology, SyntheticTopology.Unlimited(topology), count);

        Assert.Null(choice.Refusal);
        Assert.Equal((cores, mix), (choice.Cores?.ToString(), choice.Mix));
    }
}
