using GilBench.Analysis;
using GilBench.Machine;
using GilBench.Sessions;

namespace GilBench.Tests.Sessions;

public sealed class SteadinessFindingsTests
{
    /// <summary>A hundred slices of equal work, so many of them at this share of the core's speed.</summary>
    private static CoreSteadiness Core(int cpu, int slow, double speed) =>
        CoreSteadiness.Of(cpu, [.. Enumerable.Range(0, 100).Select(slice => slice < slow ? 0.02 / speed : 0.02)])!;

    [Fact]
    public void A_core_that_a_neighbour_slows_down_is_a_warning_that_says_how_much_and_how_often()
    {
        var finding = Assert.Single(SteadinessFindings.Of([Core(0, 76, 0.55), Core(1, 3, 0.55)]));

        Assert.Equal(DoctorSeverity.Warning, finding.Severity);
        Assert.Equal("CPU 0 ran at 55 % of its best in 76 % of the slices: a neighbour shares the physical core", finding.Found);
        Assert.EndsWith(".", finding.Advice, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_unsteady_core_has_a_finding_of_its_own() =>
        Assert.Equal(
            ["CPU 0", "CPU 3"],
            SteadinessFindings.Of([Core(0, 50, 0.6), Core(2, 0, 1), Core(3, 20, 0.7)]).Select(finding => finding.Found[..5]));

    [Theory]
    [InlineData(0, 1, "CPU 0, 1: at least 85 % of the best in 100 % of the slices")]
    [InlineData(8, 0.6, "CPU 0, 1: at least 85 % of the best in 92 % of the slices")]
    [InlineData(60, 0.9, "CPU 0, 1: at least 85 % of the best in 100 % of the slices")]
    public void Steady_cores_are_fine(int slow, double speed, string found)
    {
        var finding = Assert.Single(SteadinessFindings.Of([Core(0, slow, speed), Core(1, 0, 1)]));

        Assert.Equal((DoctorSeverity.Ok, found), (finding.Severity, finding.Found));
    }

    [Fact]
    public void Where_the_control_did_not_run_it_is_a_note_and_no_alarm()
    {
        Assert.Equal(DoctorSeverity.Note, Assert.Single(SteadinessFindings.Of([])).Severity);
        var missing = SteadinessFindings.WithoutProgram("/x/GilBench.DotNet.dll");
        Assert.Equal(DoctorSeverity.Note, missing.Severity);
        Assert.Contains("/x/GilBench.DotNet.dll is not there", missing.Advice, StringComparison.Ordinal);
    }
}
