using GilBench.Statistics;
using GilBench.Statistics.Intervals;
using GilBench.Statistics.SignedRank;

namespace GilBench.Tests.Statistics.Intervals;

public sealed class OrderGuardTests
{
    // R: acf(1:10, 1, plot = FALSE)$acf[2] = 0.7
    [Fact]
    public void The_lag_1_autocorrelation_is_R_s() =>
        Assert.Equal(0.7, OrderGuard.Lag1Autocorrelation([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]), 1e-12);

    [Fact]
    public void Equal_values_have_none() => Assert.Equal(0, OrderGuard.Lag1Autocorrelation([2, 2, 2, 2]));

    [Fact]
    public void Values_that_resemble_their_neighbours_are_merged_in_pairs()
    {
        var guarded = OrderGuard.Apply([1, 2, 2, 3, 1, 2, -1, -2, -2, -3, -1, -2, 1, 2, -1, -2], 6);

        Assert.Equal(RatioPairing.MergedBlocks, guarded.Pairing);
        Assert.Equal([1.5, 2.5, 1.5, -1.5, -2.5, -1.5, 1.5, -1.5], guarded.Values);
    }

    [Fact]
    public void An_odd_last_value_joins_the_last_pair() =>
        Assert.Equal([1.5, 3.5, 5.5, 8.0], OrderGuard.Apply([1, 2, 3, 4, 5, 6, 7, 8, 9], 4).Values);

    // R: acf(1:16, 1, plot = FALSE)$acf[2] = 0.81 > 0.35; of the merged eight 0.63 > 0.45; of the merged four 0.25 < 0.57
    [Theory]
    [InlineData(4, 4)]
    [InlineData(6, 8)]
    [InlineData(8, 8)]
    [InlineData(9, 16)]
    public void Merging_goes_on_while_they_resemble_each_other_and_enough_remain(int fewest, int left) =>
        Assert.Equal(left, OrderGuard.Apply([.. Enumerable.Range(1, 16).Select(i => (double)i)], fewest).Values.Length);

    [Fact]
    public void Values_that_alternate_are_left_alone()
    {
        var guarded = OrderGuard.Apply([1, -1, 1, -1, 1, -1], 6);

        Assert.Equal(RatioPairing.Blocks, guarded.Pairing);
        Assert.Equal(6, guarded.Values.Length);
    }

    // n = 8: 1.64/√8 − 1/8 = 0.4548. Both have a mean of 0, so that r₁ is the sum of the products of neighbours over that of the squares:
    // 10/22 = 0.4545 and 21/46 = 0.4565. R: acf(c(1, 0, -3, -2, 0, 0, 2, 2), 1, plot = FALSE)
    [Theory]
    [InlineData(new double[] { 1, 0, -3, -2, 0, 0, 2, 2 }, 10.0 / 22, RatioPairing.Blocks)]
    [InlineData(new double[] { 1, 0, -3, -3, -1, -1, 4, 3 }, 21.0 / 46, RatioPairing.WidenedBlocks)]
    public void The_limit_is_164_over_root_n_less_1_over_n(double[] values, double autocorrelation, object pairing)
    {
        Assert.Equal(autocorrelation, OrderGuard.Lag1Autocorrelation(values), 1e-12);
        Assert.Equal(pairing, OrderGuard.Apply(values, 6).Pairing);
    }

    [Theory]
    [InlineData(7, RatioPairing.Blocks)]
    [InlineData(8, RatioPairing.WidenedBlocks)]
    [InlineData(11, RatioPairing.WidenedBlocks)]
    [InlineData(12, RatioPairing.MergedBlocks)]
    public void Fewer_than_eight_values_are_left_alone_and_fewer_than_twelve_keep_an_interval_that_is_wider(int values, object pairing) =>
        Assert.Equal(pairing, OrderGuard.Apply([.. Enumerable.Range(1, values).Select(i => (double)i)], 6).Pairing);

    // r₁ = 21/46, so the interval is √((1 + 21/46)/(1 − 21/46)) = √(67/25) times as wide.
    [Fact]
    public void Values_too_few_to_be_merged_have_an_interval_that_is_wider_about_the_same_estimate()
    {
        double[] values = [1, 0, -3, -3, -1, -1, 4, 3];
        var (plain, widened) = (HodgesLehmann.Estimate(values, 0.95), PairedRatio.FromLogRatios(values));

        var factor = Math.Sqrt(67.0 / 25);
        Assert.Equal(plain.Value, Math.Log(widened.Value), 1e-12);
        Assert.Equal(plain.Value + (factor * (plain.High!.Value - plain.Value)), Math.Log(widened.High!.Value), 1e-12);
        Assert.Equal(plain.Value - (factor * (plain.Value - plain.Low!.Value)), Math.Log(widened.Low!.Value), 1e-12);
        Assert.Equal((8, 8, RatioPairing.WidenedBlocks), (widened.Count, widened.Blocks, widened.Pairing));
    }
}
