using GilBench.Statistics.Intervals;
using GilBench.Statistics.Sampling;

namespace GilBench.Tests.Statistics.Sampling;

public sealed class StoppingRuleTests
{
    private static readonly RatioInterval Narrow = new(1.5, 1.495, 1.505, 12, 0.95);
    private static readonly RatioInterval Wide = new(1.5, 1.3, 1.7, 12, 0.95);
    private static readonly RatioInterval Boundless = new(1.5, 0, double.PositiveInfinity, 5, 0.95);

    [Theory]
    [InlineData(6, false)]
    [InlineData(11, false)]
    [InlineData(12, true)]
    [InlineData(13, false)]
    [InlineData(14, true)]
    public void A_narrow_interval_stops_the_run_only_at_a_look(int blocks, bool stops) =>
        Assert.Equal(stops ? StoppingDecision.NarrowEnough : StoppingDecision.Continue, StoppingRule.ForGate().Decide(blocks, [Narrow]));

    [Fact]
    public void A_quick_run_looks_from_six_blocks_on() =>
        Assert.Equal(StoppingDecision.NarrowEnough, StoppingRule.ForGate(StoppingRule.QuickMinimumBlocks).Decide(6, [Narrow]));

    [Fact]
    public void All_intervals_must_be_narrow()
    {
        Assert.Equal(StoppingDecision.Continue, StoppingRule.ForGate().Decide(12, [Narrow, Wide]));
        Assert.Equal(StoppingDecision.Continue, StoppingRule.ForGate().Decide(12, [Boundless]));
    }

    [Fact]
    public void Forty_blocks_are_the_end_and_said_to_be()
    {
        Assert.Equal(StoppingDecision.BlocksExhausted, StoppingRule.ForGate().Decide(40, [Wide]));
        Assert.Equal(StoppingDecision.NarrowEnough, StoppingRule.ForGate().Decide(40, [Narrow]));
    }

    [Fact]
    public void A_claim_asks_for_a_third_of_its_margin() => Assert.Equal(0.10 / 3, StoppingRule.ForClaim(0.10).TargetWidth);

    [Theory]
    [InlineData(0.9)]
    [InlineData(1.0999)]
    [InlineData(1.1)]
    [InlineData(3.0)]
    public void Where_the_interval_lies_makes_no_difference(double centre)
    {
        var interval = new RatioInterval(centre, centre * 0.995, centre * 1.005, 12, 0.95);

        Assert.Equal(StoppingDecision.NarrowEnough, StoppingRule.ForGate().Decide(12, [interval]));
    }
}
