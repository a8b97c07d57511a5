using GilBench.Statistics;
using GilBench.Statistics.Sampling;

namespace GilBench.Tests.Statistics.Sampling;

public sealed class StoppingRuleTests
{
    [Theory]
    [InlineData(6, null)]
    [InlineData(11, null)]
    [InlineData(12, 12)]
    [InlineData(13, 12)]
    [InlineData(14, 14)]
    [InlineData(40, 40)]
    public void It_looks_at_twelve_blocks_and_after_every_second_one(int blocks, int? look) =>
        Assert.Equal(look, StoppingRule.ForGate().LastLook(blocks));

    [Fact]
    public void A_quick_run_looks_from_six_blocks_on() =>
        Assert.Equal(6, StoppingRule.ForGate(StoppingRule.QuickMinimumBlocks).LastLook(7));

    [Theory]
    [InlineData(0.0099, true)]
    [InlineData(0.01, true)]
    [InlineData(0.0101, false)]
    [InlineData(double.PositiveInfinity, false)]
    [InlineData(null, false)]
    public void The_gate_asks_for_two_percent_from_end_to_end(double? halfWidth, bool narrow) =>
        Assert.Equal(narrow, StoppingRule.ForGate().IsNarrow(halfWidth));

    [Fact]
    public void A_claim_asks_for_a_third_of_its_margin_from_end_to_end() =>
        Assert.Equal(0.10 / 3, 2 * StoppingRule.ForClaim(0.10).TargetHalfWidth, 1e-12);

    [Theory]
    [InlineData(0.9)]
    [InlineData(1.0999)]
    [InlineData(1.1)]
    [InlineData(3.0)]
    public void Where_the_interval_lies_makes_no_difference(double centre) =>
        Assert.True(StoppingRule.ForGate().IsNarrow(new Estimate(centre, centre * 0.995, centre * 1.005, 12).HalfWidth));
}
