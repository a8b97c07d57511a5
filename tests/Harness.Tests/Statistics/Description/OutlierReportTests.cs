using GilBench.Statistics.Acceptance;
using GilBench.Statistics.Description;
using GilBench.Statistics.Sampling;

namespace GilBench.Tests.Statistics.Description;

public sealed class OutlierReportTests
{
    private static readonly double[] Calm = new SimulatedNoise(0.02).Launches(new SplitMix64(1), 60);

    [Fact]
    public void Far_values_are_counted_and_stay()
    {
        Assert.Equal(0, OutlierReport.Of(Calm).BeyondThreeDeviations);
        Assert.Equal(2, OutlierReport.Of([.. Calm, 1.9, 0.2]).BeyondThreeDeviations);
    }

    [Fact]
    public void Two_levels_are_two_modes()
    {
        var report = OutlierReport.Of([.. Calm, .. Calm.Select(t => t + 0.3)]);

        Assert.Equal(2, report.Modes);
        Assert.True(report.IsMultimodal);
    }

    [Fact]
    public void One_level_is_one_mode() => Assert.False(OutlierReport.Of(Calm).IsMultimodal);

    [Fact]
    public void Equal_values_and_none_are_no_trouble()
    {
        Assert.Equal(new OutlierReport(0, 1), OutlierReport.Of([1, 1, 1]));
        Assert.Equal(new OutlierReport(0, 0), OutlierReport.Of([]));
    }
}
