using GilBench.Model;
using GilBench.Planning;
using GilBench.Running;
using GilBench.Tests.Machine;

namespace GilBench.Tests.Running;

public sealed class EnvironmentRulesTests
{
    private static IReadOnlyList<string> Faults(
        NoiseDelta? noise = null, double? cpuPerWall = 1, int[]? read = null, Workload? workload = null, int workers = 1, Runtime? runtime = null)
    {
        var work = workload ?? SmallRun.Compute();
        var on = runtime ?? SmallRun.Python();
        var setting = new ArmSetting(
            new Arm("a", work.Id, Sizes.Calibrated, "threads", on.Id, workers, workers, ArmRole.Measured, Weak: false), work, work.ParameterSets[0],
            ExecutionModels.Find("threads", Language.Python), on, [.. Enumerable.Range(0, workers)]);
        return EnvironmentRules.Faults(setting, read ?? [.. setting.Cores], cpuPerWall, sampledCpuSeconds: 1, noise ?? SyntheticDescription.Calm());
    }

    [Fact]
    public void A_calm_launch_has_no_fault() => Assert.Empty(Faults());

    [Fact]
    public void What_a_machine_does_not_tell_is_no_fault() =>
        Assert.Empty(Faults(SyntheticDescription.Calm() with { StealShare = null, BusyCpuSeconds = null, ThrottledPeriods = null }, cpuPerWall: null));

    [Fact]
    public void Throttling_steal_and_a_wrong_affinity_are_faults()
    {
        Assert.Contains("quota", Assert.Single(Faults(SyntheticDescription.Calm() with { ThrottledPeriods = 1, ThrottledSeconds = 0.1 })), StringComparison.Ordinal);
        Assert.Contains("hypervisor", Assert.Single(Faults(SyntheticDescription.Calm() with { StealShare = 0.03 })), StringComparison.Ordinal);
        Assert.Contains("cores 0,1", Assert.Single(Faults(read: [0, 1])), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1.6, true, false)]
    [InlineData(1.98, false, false)]
    [InlineData(0.9, true, true)]
    [InlineData(1.0, false, true)]
    public void Other_programs_spoil_what_got_less_of_its_cores_than_it_could_use(double cpuPerWall, bool spoiled, bool gil)
    {
        var shared = SyntheticDescription.Calm() with { WallSeconds = 1, BusyCpuSeconds = 1.7, EndedChildrenCpuSeconds = 1.4 };

        Assert.Equal(spoiled, Faults(shared, cpuPerWall, workers: 2, runtime: SmallRun.Python(gil: gil)).Count > 0);
    }

    [Theory]
    [InlineData(1.7, 1.6)]
    [InlineData(1.1, 0.2)]
    public void A_launch_that_had_its_cores_to_itself_has_no_fault_however_uneven_its_workers_were(double busy, double ended)
    {
        var alone = SyntheticDescription.Calm() with { WallSeconds = 1, BusyCpuSeconds = busy, EndedChildrenCpuSeconds = ended, PsiCpuShare = 0.4 };

        Assert.Empty(Faults(alone, cpuPerWall: 1.6, workers: 2, runtime: SmallRun.Python(gil: false)));
    }

    [Fact]
    public void One_worker_that_lost_its_core_is_a_fault_when_it_computes_and_none_when_it_waits()
    {
        Assert.Single(Faults(cpuPerWall: 0.9));
        Assert.Empty(Faults(cpuPerWall: 0.01, workload: SmallRun.Wait()));
    }
}
