using GilBench.Model;
using GilBench.Reporting.Series;
using GilBench.Reporting.Tables;
using GilBench.Tests.Reporting;
using GilBench.Tests.Synthetic;

namespace GilBench.Tests.Model;

public sealed class WarmupTests
{
    [Fact]
    public void NET_warms_up_between_its_cold_slice_and_the_rounds_and_Python_in_its_cold_slice() =>
        Assert.Equal(
            (0, 0.6, 0),
            (Warmup.SecondsAfterCold(HostProcess.Interpreter, WorkloadKind.Cpu),
                Warmup.SecondsAfterCold(HostProcess.DotNetProgram, WorkloadKind.Cpu),
                Warmup.SecondsAfterCold(HostProcess.DotNetProgram, WorkloadKind.Control)));

    [Theory]
    [InlineData(HostProcess.EmbeddedCApi)]
    [InlineData(HostProcess.EmbeddedPythonnet)]
    public void What_embeds_an_interpreter_is_compiled_at_its_first_calls(object host)
    {
        Assert.Equal(0, Warmup.SecondsAfterCold((HostProcess)host, WorkloadKind.Cpu));
        Assert.True(Warmup.CoversCpuTime((HostProcess)host, WorkloadKind.Io));
    }

    [Theory]
    [InlineData("sleep:threads@dotnet-10:2x2", false)]
    [InlineData("sleep:threads@cpython-3.13:2x2", true)]
    [InlineData("sum_squares:threads@dotnet-10:2x2", true)]
    [InlineData("native_chains:threads@dotnet-10:2x2", true)]
    public void CPU_time_that_is_mostly_the_compiler_s_is_not_shown(string arm, bool shown)
    {
        var evidence = Evidence.Of(SyntheticRun.Of(new SyntheticOptions()));

        var row = ArmsTable.Of(evidence).RowOf(arm);

        Assert.Equal(shown, evidence.Analysis.Find(arm)!.CpuPerWall is not null);
        Assert.Equal(shown, row.Under("CPU ÷ wall") != "–");
    }
}
