using GilBench.Statistics;
using GilBench.Statistics.Sampling;
using GilBench.Statistics.Verdicts;

namespace GilBench.Tests.Statistics.Verdicts;

public sealed class ClaimVerdictTests
{
    private static readonly ClaimControls Good = new(Interval(0.99, 1.01), null, Steadiness.Steady, 0);

    [Theory]
    [InlineData("NoSpeedUp", 0.98, 1.03, "Holds")]
    [InlineData("NoSpeedUp", 0.40, 0.60, "Holds")]
    [InlineData("NoSpeedUp", 1.11, 1.20, "Refuted")]
    [InlineData("NoSpeedUp", 1.05, 1.15, "Inconclusive")]
    [InlineData("NoSpeedUp", 1.05, 1.10, "Inconclusive")]
    [InlineData("Equivalent", 0.95, 1.05, "Holds")]
    [InlineData("Equivalent", 0.40, 0.60, "Refuted")]
    [InlineData("Equivalent", 1.15, 1.20, "Refuted")]
    [InlineData("Equivalent", 0.85, 0.95, "Inconclusive")]
    [InlineData("AtLeast", 1.50, 1.70, "Holds")]
    [InlineData("AtLeast", 1.40, 1.49, "Refuted")]
    [InlineData("AtLeast", 1.40, 1.60, "Inconclusive")]
    [InlineData("Ordering", 1.01, 1.60, "Holds")]
    [InlineData("Ordering", 0.80, 0.99, "Refuted")]
    [InlineData("Ordering", 0.99, 1.60, "Inconclusive")]
    public void An_interval_is_compared_with_the_claim_s_threshold(string relation, double low, double high, string expected)
    {
        var verdict = ClaimVerdict.Judge(
            new ClaimTest(Enum.Parse<ClaimRelation>(relation), 0.10, relation == "AtLeast" ? 1.5 : 1), Interval(low, high), Good);

        Assert.Equal(Enum.Parse<VerdictKind>(expected), verdict.Kind);
    }

    [Theory]
    [InlineData("NoSpeedUp", 2, 2.10, 2.19, "Holds")]
    [InlineData("NoSpeedUp", 2, 2.21, 2.30, "Refuted")]
    [InlineData("Equivalent", 2, 1.83, 2.19, "Holds")]
    [InlineData("Equivalent", 2, 1.70, 1.81, "Refuted")]
    [InlineData("Equivalent", 2, 1.80, 2.00, "Inconclusive")]
    public void A_factor_moves_the_thresholds(string relation, double factor, double low, double high, string expected) =>
        Assert.Equal(
            Enum.Parse<VerdictKind>(expected),
            ClaimVerdict.Judge(new ClaimTest(Enum.Parse<ClaimRelation>(relation), 0.10, factor), Interval(low, high), Good).Kind);

    [Fact]
    public void A_verdict_says_what_lies_where() => Assert.Equal(
        "The speed-up 1.00× [0.980, 1.030] lies below the limit of 1.10×.",
        ClaimVerdict.Judge(new ClaimTest(ClaimRelation.NoSpeedUp), new Estimate(1.004, 0.98, 1.03, 12), Good).Reason);

    [Fact]
    public void An_arm_that_is_not_steady_makes_it_inconclusive() =>
        Assert.StartsWith("What is compared was not steady", Judge(Good with { Steadiness = Steadiness.NotSteady }).Reason);

    [Theory]
    [InlineData(0.50, "Holds")]
    [InlineData(0.51, "Inconclusive")]
    public void More_than_half_of_invalid_blocks_makes_it_inconclusive(double share, string expected) =>
        Assert.Equal(Enum.Parse<VerdictKind>(expected), Judge(Good with { InvalidBlockShare = share }).Kind);

    [Fact]
    public void Five_blocks_are_inconclusive_and_say_why() => Assert.Equal(
        new Verdict(
            VerdictKind.Inconclusive, "The speed-up has no finite interval. 5 values have no finite 95 % interval; at least 6 are needed."),
        ClaimVerdict.Judge(new ClaimTest(ClaimRelation.NoSpeedUp), new Estimate(1, null, null, 5), Good));

    [Fact]
    public void Exact_results_hold_only_where_all_are_the_expected_one()
    {
        Assert.Equal(VerdictKind.Holds, ClaimVerdict.JudgeExact("1000000", ["1000000", "1000000"]).Kind);
        Assert.Equal(
            new Verdict(VerdictKind.Refuted, "1 of 2 results were not 1000000, the first of them 999998."),
            ClaimVerdict.JudgeExact("1000000", ["1000000", "999998"]));
        Assert.Equal(VerdictKind.Inconclusive, ClaimVerdict.JudgeExact("1000000", []).Kind);
    }

    [Fact]
    public void An_exact_claim_is_not_judged_by_an_interval() =>
        Assert.Throws<ArgumentException>(() => ClaimVerdict.Judge(new ClaimTest(ClaimRelation.Exact), Interval(1, 1), Good));

    private static Verdict Judge(ClaimControls controls) =>
        ClaimVerdict.Judge(new ClaimTest(ClaimRelation.NoSpeedUp), Interval(0.98, 1.03), controls);

    private static Estimate Interval(double low, double high) => new(Math.Sqrt(low * high), low, high, 12);
}
