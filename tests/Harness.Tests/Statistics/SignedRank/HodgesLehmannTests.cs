using GilBench.Statistics.SignedRank;

namespace GilBench.Tests.Statistics.SignedRank;

public sealed class HodgesLehmannTests
{
    // The data of R's ?wilcox.test (Hollander & Wolfe 1973): depression scores before and after.
    private static readonly double[] Differences =
        [1.83 - 0.878, 0.50 - 0.647, 1.62 - 0.598, 2.48 - 2.05, 1.68 - 1.06, 1.88 - 1.29, 1.55 - 1.06, 3.06 - 3.14, 1.30 - 1.29];

    [Fact]
    public void The_estimate_is_the_median_of_all_pair_averages()
    {
        // R: median(outer(d, d, "+")[upper.tri(diag(4), TRUE)] / 2) with d = c(1, 2, 4, 8): the ten averages are 1 1.5 2 2.5 3 4 4.5 5 6 8.
        Assert.Equal(3.5, HodgesLehmann.Estimate([1, 2, 4, 8], 0.5).Value);
    }

    // R: wilcox.test(d, conf.int = TRUE, exact = TRUE); the ends are those values where the exact test over all 2⁹ signs turns.
    [Fact]
    public void The_interval_holds_exactly_the_centres_that_neither_one_sided_test_rejects()
    {
        var interval = HodgesLehmann.Estimate(Differences, 0.95);

        const double step = 1e-9;
        Assert.True(SignEnumeration.GreaterThan(Differences, interval.Low!.Value - step) <= 0.025);
        Assert.True(SignEnumeration.GreaterThan(Differences, interval.Low!.Value + step) > 0.025);
        var mirrored = Differences.Select(d => -d).ToArray();
        Assert.True(SignEnumeration.GreaterThan(mirrored, -interval.High!.Value - step) <= 0.025);
        Assert.True(SignEnumeration.GreaterThan(mirrored, -interval.High!.Value + step) > 0.025);
        Assert.InRange(interval.Value, interval.Low!.Value, interval.High!.Value);
    }

    [Fact]
    public void Six_values_reach_from_the_smallest_to_the_largest()
    {
        var interval = HodgesLehmann.Estimate([3, -1, 4, 1, 5, 9], 0.95);

        Assert.Equal((-1.0, 9.0, 6), (interval.Low!.Value, interval.High!.Value, interval.Count));
        Assert.True(interval.HasInterval);
    }

    [Fact]
    public void Five_values_have_no_finite_95_percent_interval()
    {
        var interval = HodgesLehmann.Estimate([3, -1, 4, 1, 5], 0.95);

        Assert.False(interval.HasInterval);
        Assert.Equal((null, null), (interval.Low, interval.High));
        Assert.Equal(2.5, interval.Value);
    }

    [Fact]
    public void A_single_wild_value_hardly_moves_the_estimate()
    {
        double[] calm = [.. Enumerable.Range(0, 12).Select(i => i * 0.001)];
        double[] wild = [.. calm.Take(11), 1_000_000];

        Assert.Equal(HodgesLehmann.Estimate(calm, 0.95).Value, HodgesLehmann.Estimate(wild, 0.95).Value, 0.001);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(95)]
    [InlineData(double.NaN)]
    public void A_confidence_that_is_none_is_refused(double confidence) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => HodgesLehmann.Estimate([1, 2, 3], confidence));

    [Fact]
    public void Averages_need_room_for_exactly_all_of_them() =>
        Assert.Throws<ArgumentException>(() => WalshAverages.FillSorted([1, 2, 3], new double[5]));
}
