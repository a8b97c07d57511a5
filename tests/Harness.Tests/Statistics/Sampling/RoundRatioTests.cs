using GilBench.Statistics.Sampling;

namespace GilBench.Tests.Statistics.Sampling;

public sealed class RoundRatioTests
{
    // R: t <- c(1, 2, 4); length(t) / sum(1 / t): 3 / 1.75
    [Theory]
    [InlineData(new[] { 3.0 }, 3.0)]
    [InlineData(new[] { 1.0, 2.0, 4.0 }, 12.0 / 7)]
    [InlineData(new[] { 1.0, 1.8 }, 3.6 / 2.8)]
    public void A_base_that_ran_on_several_cores_counts_as_the_time_at_the_mean_rate(double[] times, double expected) =>
        Assert.Equal(expected, RoundRatio.TimeAtMeanRate(times), 1e-12);

    // R: median(log(c(2, 9, 4) / c(1, 3, 4))): the median of log(2), log(3) and log(1)
    [Fact]
    public void A_block_counts_for_the_median_of_its_rounds_ratios() =>
        Assert.Equal(Math.Log(2), RoundRatio.LogRatio(Times([2, 9, 4], [1, 3, 4]))!.Value, 1e-12);

    // R: median(log(c(1, 10, 10) / c(1, 1, 10))) = 0, where median(base) / median(arm) would be 10
    [Fact]
    public void Only_slices_of_the_same_round_are_compared() =>
        Assert.Equal(0, RoundRatio.LogRatio(Times([1, 10, 10], [1, 1, 10]))!.Value, 1e-12);

    [Fact]
    public void A_round_that_lacks_a_side_is_left_out_and_moves_no_other()
    {
        var ratio = RoundRatio.LogRatio(new RoundTimes(
            new Dictionary<int, double> { [0] = 2, [1] = 100, [2] = 6, [3] = 8 },
            new Dictionary<int, double> { [0] = 1, [2] = 3, [3] = 4, [4] = 100 }));

        Assert.Equal(Math.Log(2), ratio!.Value, 1e-12);
    }

    [Fact]
    public void Without_a_round_that_has_all_there_is_no_value()
    {
        var (first, second) = (new Dictionary<int, double> { [0] = 1 }, new Dictionary<int, double> { [1] = 1 });

        Assert.Null(RoundRatio.LogRatio(new RoundTimes(first, second)));
        Assert.Null(RoundRatio.LogEfficiency(new RoundTimes(first, first), new RoundTimes(second, second)));
    }

    // R: median(log(c(3, 2, 4) / c(2, 1, 4)) - log(c(2, 2, 2) / c(1, 1, 2))): the median of log(0.75), log(1) and log(1)
    // R: median(log(c(3, 2) / c(2, 1)) - log(c(2, 2) / c(1, 1))): the mean of log(0.75) and log(1), where the third round lacks the ceiling
    [Fact]
    public void An_efficiency_is_the_gain_over_that_of_the_ceiling_in_the_same_round()
    {
        var arm = Times([3, 2, 4], [2, 1, 4]);

        Assert.Equal(0, RoundRatio.LogEfficiency(arm, Times([2, 2, 2], [1, 1, 2]))!.Value, 1e-12);
        Assert.Equal(Math.Log(0.75) / 2, RoundRatio.LogEfficiency(arm, Times([2, 2], [1, 1]))!.Value, 1e-12);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void A_slice_without_a_time_is_refused(double value)
    {
        var error = Assert.Throws<ArgumentException>(() => RoundRatio.TimeAtMeanRate([1, value]));

        Assert.Contains("leave that round out", error.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => RoundRatio.LogRatio(Times([value], [1])));
        Assert.Throws<ArgumentException>(() => RoundRatio.LogRatio(Times([1], [value])));
    }

    [Fact]
    public void A_base_without_a_slice_is_refused() => Assert.Throws<ArgumentException>(() => RoundRatio.TimeAtMeanRate([]));

    private static RoundTimes Times(double[] over, double[] arm) => new(ByRound(over), ByRound(arm));

    private static Dictionary<int, double> ByRound(double[] times) =>
        Enumerable.Range(0, times.Length).ToDictionary(round => round, round => times[round]);
}
