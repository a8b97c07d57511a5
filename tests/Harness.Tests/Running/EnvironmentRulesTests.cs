using GilBench.Model;
using GilBench.Running;
using GilBench.Tests.Machine;

namespace GilBench.Tests.Running;

public sealed class EnvironmentRulesTests
{
    private static readonly Arm OneWorker = new("a", "w", Sizes.Calibrated, "sequential", "r", 1, 1, ArmRole.Measured, Weak: false);

    private static IReadOnlyList<string> Faults(NoiseDelta? noise = null, double? cpuPerWall = 1, int[]? read = null, Workload? workload = null) =>
        EnvironmentRules.Faults(OneWorker, workload ?? SmallRun.Compute(), [0], read ?? [0], cpuPerWall, noise ?? SyntheticDescription.Calm());

    [Fact]
    public void A_calm_launch_has_no_fault() => Assert.Empty(Faults());

    [Fact]
    public void What_a_machine_does_not_tell_is_no_fault() =>
        Assert.Empty(Faults(SyntheticDescription.Calm() with { StealShare = null, PsiCpuShare = null, ThrottledPeriods = null }, cpuPerWall: null));

    [Fact]
    public void Throttling_steal_pressure_and_a_wrong_affinity_are_faults()
    {
        Assert.Contains("quota", Assert.Single(Faults(SyntheticDescription.Calm() with { ThrottledPeriods = 1, ThrottledSeconds = 0.1 })), StringComparison.Ordinal);
        Assert.Contains("hypervisor", Assert.Single(Faults(SyntheticDescription.Calm() with { StealShare = 0.03 })), StringComparison.Ordinal);
        Assert.Contains("waited for a core", Assert.Single(Faults(SyntheticDescription.Calm() with { PsiCpuShare = 0.2 })), StringComparison.Ordinal);
        Assert.Contains("cores 0,1", Assert.Single(Faults(read: [0, 1])), StringComparison.Ordinal);
    }

    [Fact]
    public void One_worker_that_lost_its_core_is_a_fault_when_it_computes_and_none_when_it_waits()
    {
        Assert.Single(Faults(cpuPerWall: 0.9));
        Assert.Empty(Faults(cpuPerWall: 0.01, workload: SmallRun.Wait()));
    }
}
