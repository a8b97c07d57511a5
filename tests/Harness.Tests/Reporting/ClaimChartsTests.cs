using GilBench.Claims.Judging;
using GilBench.Reporting.Charts;
using GilBench.Reporting.Series;
using GilBench.Reporting.Verdicts;
using GilBench.Tests.Claims;
using GilBench.Tests.Synthetic;

namespace GilBench.Tests.Reporting;

/// <summary>A claim's limits stand on the axis of what they are about.</summary>
public sealed class ClaimChartsTests
{
    private static RowChart ChartOf(string claim)
    {
        var run = SyntheticRun.Of(new SyntheticOptions { Workloads = [SyntheticWorkloads.SumSquares], LaunchNoise = 0.001 });
        var judgements = ClaimJudge.Judge([Catalogue.Claim(claim)], run);
        return Assert.IsType<RowChart>(Assert.Single(ClaimCharts.Of(Evidence.Of(run), judgements)));
    }

    [Fact]
    public void A_claim_about_efficiency_shows_efficiencies()
    {
        var chart = ChartOf("nogil-scales");

        var row = Assert.Single(Assert.Single(chart.Groups).Rows);
        Assert.InRange(row.Value, 0.9, 1.1);
        Assert.Equal([0.75], row.Limits);
        Assert.Equal("efficiency", chart.Axis.Label);
        Assert.StartsWith("Efficiency: the speed-up ÷ that of native code", chart.Subtitle, StringComparison.Ordinal);
    }

    [Fact]
    public void A_claim_about_a_speed_up_shows_speed_ups()
    {
        var chart = ChartOf("gil-threads");

        Assert.All(chart.Groups.SelectMany(group => group.Rows), row => Assert.InRange(row.Value, 0.9, 1.1));
        Assert.Equal("speed-up (×)", chart.Axis.Label);
        Assert.StartsWith("Speed-up over the base", chart.Subtitle, StringComparison.Ordinal);
    }
}
