using GilBench.Statistics.Gates;

namespace GilBench.Tests.Statistics.Gates;

public sealed class SlowDownGateTests
{
    private static readonly double[] Level = [1.00, 1.01, 0.99, 1.02, 0.98, 1.00, 1.01, 0.99, 1.00, 1.02, 0.98, 1.01];
    private static readonly double[] Other = [1.01, 0.99, 1.00, 1.00, 1.01, 0.99, 1.02, 0.98, 1.01, 1.00, 0.99, 1.00];

    [Fact]
    public void A_head_that_is_twenty_percent_slower_alarms_with_that_size()
    {
        var finding = Assert.Single(SlowDownGate.Pass([Arm("a", 1.20)]));

        Assert.True(finding.Alarm);
        Assert.InRange(finding.SlowDown, 1.18, 1.22);

        // All twelve above the margin: 1/2¹².
        Assert.Equal(1 / 4096.0, finding.AdjustedPValue);
    }

    [Theory]
    [InlineData(1.00)]
    [InlineData(1.015)]
    [InlineData(0.80)]
    public void A_head_that_is_no_slower_than_the_margin_does_not_alarm(double slowDown) =>
        Assert.False(Assert.Single(SlowDownGate.Pass([Arm("a", slowDown)])).Alarm);

    [Fact]
    public void The_more_arms_are_watched_the_more_evidence_an_alarm_needs()
    {
        // Seven blocks all above: p = 1/2⁷ = 0.0078, adjusted over seven arms 0.055.
        double[] slower = [0.10, 0.11, 0.12, 0.13, 0.14, 0.15, 0.16];
        var quiet = Enumerable.Range(0, 6).Select(i => new GateArm($"quiet {i}", [-0.01, 0.01, -0.02, 0.02, 0, 0.01, -0.01], 0.02));
        var slow = new GateArm("slow", slower, 0.02);

        Assert.True(SlowDownGate.Pass([slow])[0].Alarm);
        Assert.False(SlowDownGate.Pass([slow, .. quiet])[0].Alarm);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(10)]
    [InlineData(12)]
    [InlineData(13)]
    [InlineData(204)]
    [InlineData(205)]
    public void With_fewer_blocks_than_the_fewest_none_of_so_many_arms_can_alarm(int arms)
    {
        var fewest = SlowDownGate.FewestBlocks(arms);

        Assert.All(SlowDownGate.Pass(AllSlower(arms, fewest)), finding => Assert.True(finding.Alarm));
        Assert.All(SlowDownGate.Pass(AllSlower(arms, fewest - 1)), finding => Assert.False(finding.Alarm));
    }

    private static GateArm[] AllSlower(int arms, int blocks) =>
        [.. Enumerable.Range(0, arms).Select(arm => new GateArm(
            $"arm {arm}", [.. Enumerable.Range(1, blocks).Select(block => block / 2.0)], 0.02))];

    [Fact]
    public void A_first_alarm_asks_for_a_rerun()
    {
        var conclusion = SlowDownGate.Conclude(SlowDownGate.Pass([Arm("a", 1.2), Arm("b", 1)]), null);

        Assert.Equal((GateOutcome.RerunNeeded, "a alarmed; run them again with 2 sentinels."), (conclusion.Outcome, conclusion.Reason));
        Assert.Equal(["a"], conclusion.Arms);
    }

    [Fact]
    public void Only_an_arm_that_alarms_twice_fails_the_gate()
    {
        var first = SlowDownGate.Pass([Arm("a", 1.2), Arm("b", 1.2), Arm("c", 1), Arm("d", 1)]);

        var conclusion = SlowDownGate.Conclude(first, SlowDownGate.Pass([Arm("a", 1.2), Arm("b", 1), Arm("c", 1), Arm("d", 1)]));

        Assert.Equal(GateOutcome.Failed, conclusion.Outcome);
        Assert.Equal(["a"], conclusion.Arms);
    }

    [Fact]
    public void An_alarm_that_does_not_repeat_passes() => Assert.Equal(
        GateOutcome.Passed,
        SlowDownGate.Conclude(SlowDownGate.Pass([Arm("a", 1.2)]), SlowDownGate.Pass([Arm("a", 1), Arm("c", 1)])).Outcome);

    [Fact]
    public void A_sentinel_that_alarms_beside_it_makes_the_machine_suspect() => Assert.Equal(
        GateOutcome.Inconclusive,
        SlowDownGate.Conclude(SlowDownGate.Pass([Arm("a", 1.2), Arm("c", 1)]), SlowDownGate.Pass([Arm("a", 1.2), Arm("c", 1.2)])).Outcome);

    [Fact]
    public void No_alarm_passes_without_a_rerun() =>
        Assert.Equal(GateOutcome.Passed, SlowDownGate.Conclude(SlowDownGate.Pass([Arm("a", 1)]), null).Outcome);

    [Fact]
    public void Six_blocks_among_forty_arms_could_not_have_found_anything() =>
        Assert.Equal(double.PositiveInfinity, MinimumDetectableEffect.Of([0.01, -0.01, 0.02, -0.02, 0, 0.01], 0.02, 0.05 / 40));

    [Fact]
    public void The_detectable_effect_grows_with_the_spread_and_never_falls_below_the_margin()
    {
        var narrow = MinimumDetectableEffect.Of([.. Noise.Select(d => 0.01 * d)], 0.02, 0.05);
        var wide = MinimumDetectableEffect.Of([.. Noise.Select(d => 0.05 * d)], 0.02, 0.05);

        Assert.True(0.02 < narrow && narrow < wide);
    }

    private static double[] Noise => [1, -1, 0.5, -0.3, 0.8, -0.9, 0.2, -0.1, 1.2, -1.4, 0.7, -0.6];

    private static GateArm Arm(string name, double slowDown) =>
        new(name, SlowDownGate.LogSlowDowns(Level, [.. Other.Select(t => t * slowDown)]), 0.02);

    [Theory]
    [InlineData(1, "arm 1")]
    [InlineData(4, "arm 1, arm 2, arm 3, arm 4")]
    [InlineData(5, "arm 1, arm 2, arm 3 and 2 more")]
    [InlineData(5000, "arm 1, arm 2, arm 3 and 4997 more")]
    public void Of_many_arms_a_sentence_names_the_first(int arms, string words) =>
        Assert.Equal(words, SomeNames.Of([.. Enumerable.Range(1, arms).Select(arm => $"arm {arm}")]));
}
