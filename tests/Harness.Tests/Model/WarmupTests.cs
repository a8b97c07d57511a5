using GilBench.Model;
using GilBench.Planning;
using GilBench.Reporting;
using GilBench.Reporting.Page;
using GilBench.Reporting.Verdicts;
using GilBench.Tests.Running;
using GilBench.Tests.Synthetic;

namespace GilBench.Tests.Model;

public sealed class WarmupTests
{
    [Theory]
    [InlineData(Language.Python, WorkloadKind.Cpu, ArmRole.Measured, 0)]
    [InlineData(Language.Python, WorkloadKind.Io, ArmRole.Measured, 0)]
    [InlineData(Language.CSharp, WorkloadKind.Control, ArmRole.PositiveControl, 0)]
    [InlineData(Language.CSharp, WorkloadKind.Cpu, ArmRole.Measured, 0.4)]
    [InlineData(Language.CSharp, WorkloadKind.Mixed, ArmRole.SamePath, 0.4)]
    [InlineData(Language.CSharp, WorkloadKind.Io, ArmRole.Measured, 0.15)]
    internal void A_launch_on_NET_warms_up_for_as_long_as_its_times_need(Language language, WorkloadKind kind, ArmRole role, double seconds) =>
        Assert.Equal(seconds, Warmup.SecondsAfterCold(0.6, language, kind, role, coldSeconds: 0.2), 12);

    [Fact]
    public void A_cold_iteration_longer_than_the_warm_up_is_all_of_it() =>
        Assert.Equal(0, Warmup.SecondsAfterCold(0.6, Language.CSharp, WorkloadKind.Cpu, ArmRole.Measured, coldSeconds: 2));

    [Fact]
    public void A_plan_is_estimated_with_the_warm_up_that_its_launches_get()
    {
        var ground = SmallRun.Ground();
        double Overhead(string workload, ArmRole role, double full) => PlanEstimate.OverheadSeconds(
            [new Arm("a", workload, Sizes.Calibrated, "threads", "dotnet-10", 2, 2, role, Weak: false)], ground, full, coldSeconds: 0.2);

        foreach (var (workload, kind, role) in new[]
        {
            ("sum_squares", WorkloadKind.Cpu, ArmRole.Measured), ("sleep", WorkloadKind.Io, ArmRole.Measured), ("native_chains", WorkloadKind.Control, ArmRole.PositiveControl),
        })
        {
            Assert.Equal(
                Warmup.SecondsAfterCold(0.6, Language.CSharp, kind, role, 0.2), Overhead(workload, role, 0.6) - Overhead(workload, ArmRole.PositiveControl, 0.6), 12);
        }
    }

    [Theory]
    [InlineData("sleep:threads@dotnet-10:2x2", false)]
    [InlineData("sleep:threads@cpython-3.13:2x2", true)]
    [InlineData("sum_squares:threads@dotnet-10:2x2", true)]
    [InlineData("native_chains:threads@dotnet-10:2x2", true)]
    public void CPU_time_that_is_mostly_the_compiler_s_is_not_shown(string arm, bool shown)
    {
        var evidence = Evidence.Of(SyntheticRun.Of(new SyntheticOptions()));

        var row = ArmRows.Of(evidence).Single(row => row.Anchor == ArmLink.AnchorOf(arm));

        Assert.Equal(shown, evidence.Analysis.Find(arm)!.CpuPerWall is not null);
        Assert.Equal(shown, row.CpuPerWall != "–");
    }
}
