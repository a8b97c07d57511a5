using GilBench.Analysis;
using GilBench.Model;
using GilBench.Tests.Synthetic;

namespace GilBench.Tests.Analysis;

public sealed class TimerLatenessTests
{
    [Fact]
    public void A_launch_has_the_median_of_its_warm_iterations_and_an_arm_the_typical_one_of_its_launches()
    {
        var launch = LaunchesOf(1)[0];
        var told = launch with
        {
            Samples = [.. launch.Samples.Select((sample, index) => sample with { LatenessSeconds = new Lateness(index, 10 * index) })],
        };

        var (half, most) = (ArmMetric.Of(Metric.LatenessP50, [told]).Estimate!, ArmMetric.Of(Metric.LatenessP99, [told]).Estimate!);

        // The cold slice is 0, the warm ones are 1, 2 and 3.
        Assert.Equal((2.0, 20.0, 1), (half.Value, most.Value, half.Blocks));
        Assert.False(half.HasInterval);
    }

    /// <summary>R: <c>wilcox.test(c(-1, 2, -2, 3, -3, 4), conf.int = TRUE, exact = TRUE)</c>: 0.5, from −3 to 4.</summary>
    [Fact]
    public void Timers_that_end_early_have_an_interval_too()
    {
        var values = new double[] { -1, 2, -2, 3, -3, 4 };
        var launches = LaunchesOf(6).Zip(values, (launch, value) => launch with
        {
            Samples = [.. launch.Samples.Select(sample => sample with { LatenessSeconds = new Lateness(value, value) })],
        }).ToList();

        var half = ArmMetric.Of(Metric.LatenessP50, launches).Estimate!;

        Assert.Equal((0.5, -3.0, 4.0, 6), (half.Value, half.Low, half.High, half.Blocks));
    }

    [Fact]
    public void What_tells_nothing_has_none() => Assert.Null(ArmMetric.Of(Metric.LatenessP50, LaunchesOf(6)).Estimate);

    private static List<Launch> LaunchesOf(int blocks)
    {
        var run = SyntheticRun.Of(new SyntheticOptions { Blocks = blocks });
        return [.. run.Launches.Where(launch => launch.Arm == run.Header.Plan.Arms[0].Id)];
    }
}
