using GilBench.Model;
using GilBench.Planning;
using GilBench.Running;
using GilBench.Tests.Machine;

namespace GilBench.Tests.Running;

public sealed class RoundRulesTests
{
    private const int Cores = 2;

    private static readonly (GroupMember Member, IterationSample Slice) s_alone = Slice(SmallRun.Compute(), workers: 1, cpuPerWall: 1);
    private static readonly (GroupMember Member, IterationSample Slice) s_two = Slice(SmallRun.Compute(), workers: 2, cpuPerWall: 2);

    private static (GroupMember Member, IterationSample Slice) Slice(Workload workload, int workers, double cpuPerWall, double wall = 0.4)
    {
        var runtime = SmallRun.Python();
        var resolved = new ResolvedArm
        {
            Arm = new Arm(
                "a", workload.Id, ParameterSetNames.Calibrated, "threads", runtime.Id, workers, workers, ArmRole.Measured, Weak: false),
            Workload = workload,
            ParameterSet = workload.ParameterSets[0],
            Model = ExecutionModels.Find("threads", Language.Python),
            Runtime = runtime,
            Cores = [.. Enumerable.Range(0, workers)],
            SliceSeconds = 0.02,
        };
        return (new GroupMember(resolved, resolved.Cores, 4, 0), SmallRun.Sample(1, wall, wall * cpuPerWall));
    }

    /// <summary>One second on two cores, of which the slices used as much as they say.</summary>
    private static NoiseDelta Calm(double busy = 1.2) => SyntheticDescription.Calm() with { WallSeconds = 1, BusyCpuSeconds = busy };

    [Fact]
    public void A_calm_round_counts() => Assert.Null(RoundRules.Fault([s_alone, s_two], Cores, Calm()));

    [Fact]
    public void What_a_machine_does_not_tell_sets_nothing_aside()
    {
        Assert.Null(RoundRules.Fault([s_alone, s_two], Cores, noise: null));
        Assert.Null(RoundRules.Fault(
            [s_alone, s_two], Cores, Calm() with { StealShare = null, BusyCpuSeconds = null, ThrottledPeriods = null }));
        Assert.Null(RoundRules.Fault(
            [(s_alone.Member, s_alone.Slice with { CpuSelfSeconds = null })], Cores, Calm() with { BusyCpuSeconds = null }));
    }

    [Fact]
    public void Throttling_sets_a_round_aside() => Assert.Equal(
        "The cgroup's CPU quota stopped it for 0.100 s.",
        RoundRules.Fault([s_alone], Cores, Calm() with { ThrottledPeriods = 1, ThrottledSeconds = 0.1 }));

    [Theory]
    [InlineData(0.030, 0.55, false)]
    [InlineData(0.040, 0.55, true)]
    public void A_short_slice_may_lose_as_much_as_a_neighbour_takes(double wall, double cpuPerWall, bool isAside) =>
        Assert.Equal(isAside, RoundRules.Fault([Slice(SmallRun.Compute(), workers: 1, cpuPerWall, wall)], Cores, noise: null) is not null);

    [Theory]
    [InlineData(0.02, false)]
    [InlineData(0.021, true)]
    public void Steal_sets_a_round_aside(double share, bool isAside) =>
        Assert.Equal(
            isAside,
            RoundRules.Fault([s_alone, s_two], Cores, Calm() with { StealShare = share })
                ?.StartsWith("The hypervisor took", StringComparison.Ordinal) == true);

    [Theory]
    [InlineData(0.85, false)]
    [InlineData(0.84, true)]
    public void One_worker_that_computes_and_lost_its_core_sets_a_round_aside(double cpuPerWall, bool isAside)
    {
        var fault = RoundRules.Fault([s_two, Slice(SmallRun.Compute(), workers: 1, cpuPerWall)], Cores, Calm());

        Assert.Equal(isAside, fault?.StartsWith("Its one worker had a core for only 84%", StringComparison.Ordinal) == true);
        Assert.Null(RoundRules.Fault([s_two, Slice(SmallRun.Compute(), workers: 2, cpuPerWall)], Cores, Calm()));
        Assert.Null(RoundRules.Fault([s_two, Slice(SmallRun.Wait(), workers: 1, 0.01)], Cores, Calm()));
    }

    /// <summary>The slices used 1.2 s; 0.03 s are the harness's own and the ticks'; a tenth of two cores is 0.2 s.</summary>
    [Theory]
    [InlineData(1.42, false)]
    [InlineData(1.44, true)]
    [InlineData(0.3, false)]
    public void Other_programs_on_the_cores_of_the_group_set_a_round_aside(double busy, bool isAside) =>
        Assert.Equal(
            isAside,
            RoundRules.Fault([s_alone, s_two], Cores, Calm(busy))?.StartsWith("Other programs used 1", StringComparison.Ordinal) == true);

    /// <summary>A server answers what waits, on whatever cores: its CPU time is no other program's.</summary>
    [Fact]
    public void Where_an_arm_waits_the_CPU_time_of_others_tells_nothing() =>
        Assert.Null(RoundRules.Fault([s_alone, Slice(SmallRun.Wait(), workers: 1, 0.01)], Cores, Calm(busy: 2)));

    /// <summary>The same round with every slice a hundred times as long, and so the time around it.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(100)]
    [InlineData(0.01)]
    public void How_long_slices_took_plays_no_part(double times)
    {
        (GroupMember, IterationSample)[] slices = [Slice(SmallRun.Compute(), 1, 1, 0.4 * times), Slice(SmallRun.Compute(), 2, 2, 0.4)];

        Assert.Null(RoundRules.Fault(slices, Cores, Calm(busy: 0.8 + (0.4 * times)) with { WallSeconds = 0.6 + (0.4 * times) }));
    }
}
