using GilBench.Statistics;
using GilBench.Statistics.Intervals;

namespace GilBench.Tests.Statistics.Intervals;

public sealed class PairedRatioTests
{
    private static readonly double[] Base = [2.00, 2.02, 1.97, 2.05, 1.99, 2.01];
    private static readonly double[] Arm = [1.01, 0.99, 1.02, 1.00, 0.98, 1.03];

    [Fact]
    public void An_arm_that_takes_half_the_time_has_a_speed_up_of_two()
    {
        var ratio = PairedRatio.Of(Base, Arm);

        Assert.InRange(ratio.Value, 1.97, 2.03);
        Assert.True(ratio.Low < ratio.Value && ratio.Value < ratio.High);
        Assert.Equal((RatioPairing.Blocks, 6), (ratio.Pairing, ratio.Count));
        Assert.Empty(ratio.Remarks());
    }

    // R: d <- log(base / arm); exp(range(d)), because k = 1 at n = 6
    [Fact]
    public void Six_blocks_reach_from_the_smallest_to_the_largest_ratio()
    {
        var ratio = PairedRatio.Of(Base, Arm);

        Assert.Equal(Base.Zip(Arm, (b, a) => b / a).Min(), ratio.Low!.Value, 1e-12);
        Assert.Equal(Base.Zip(Arm, (b, a) => b / a).Max(), ratio.High!.Value, 1e-12);
    }

    [Fact]
    public void A_disturbance_shared_by_a_block_cancels()
    {
        double[] disturbance = [1, 3, 1, 2, 1, 5];

        var calm = PairedRatio.Of(Base, Arm);
        var disturbed = PairedRatio.Of([.. Base.Zip(disturbance, (t, d) => t * d)], [.. Arm.Zip(disturbance, (t, d) => t * d)]);

        Assert.Equal(calm.Low!.Value, disturbed.Low!.Value, 1e-12);
        Assert.Equal(calm.High!.Value, disturbed.High!.Value, 1e-12);
    }

    [Fact]
    public void Five_blocks_give_no_finite_interval_and_say_so()
    {
        var ratio = PairedRatio.Of(Base.AsSpan(0, 5), Arm.AsSpan(0, 5));

        Assert.False(ratio.HasInterval);
        Assert.Equal((null, null, null), (ratio.Low, ratio.High, ratio.Width));
        Assert.Equal(["5 values have no finite 95 % interval; at least 6 are needed."], ratio.Remarks());
    }

    [Fact]
    public void Ratios_that_resemble_those_before_are_merged_and_say_so()
    {
        double[] wandering = [1.05, 1.10, 1.10, 1.15, 1.05, 1.10, 0.95, 0.90, 0.90, 0.85, 0.95, 0.90, 1.05, 1.10, 0.95, 0.90];

        var ratio = PairedRatio.Of(wandering, [.. Enumerable.Repeat(1.0, 16)]);

        Assert.Equal((RatioPairing.MergedBlocks, 8), (ratio.Pairing, ratio.Count));
        Assert.StartsWith("Neighbouring blocks resembled each other", Assert.Single(ratio.Remarks()));
    }

    [Fact]
    public void Unequal_lengths_are_refused_with_what_to_do()
    {
        var error = Assert.Throws<ArgumentException>(() => PairedRatio.Of(Base, Arm.AsSpan(0, 5)));

        Assert.StartsWith("The base has 6 blocks and the arm 5: only values of the same blocks make pairs", error.Message);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void A_value_that_is_no_time_is_refused_with_its_place(double value)
    {
        var error = Assert.Throws<ArgumentException>(() => PairedRatio.Of(Base, [1, 1, 1, value, 1, 1]));

        Assert.StartsWith("The arm has the value", error.Message);
        Assert.Contains("in block 3", error.Message);
    }

    [Fact]
    public void The_interval_within_a_margin_is_judged_on_the_ratio_scale()
    {
        Assert.True(new Estimate(1, 0.92, 1.09, 12).LiesWithin(0.10));
        Assert.False(new Estimate(1, 0.905, 1.09, 12).LiesWithin(0.10));
        Assert.False(new Estimate(1, 0.95, 1.11, 12).LiesWithin(0.10));
    }
}
