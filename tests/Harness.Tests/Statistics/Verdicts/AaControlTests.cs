using GilBench.Statistics;
using GilBench.Statistics.Sampling;
using GilBench.Statistics.Verdicts;

namespace GilBench.Tests.Statistics.Verdicts;

/// <summary>What the A/A control, one arm against itself, does to a verdict.</summary>
public sealed class AaControlTests
{
    [Theory]
    [InlineData(0.92, 1.05)]
    [InlineData(1.01, 1.05)]
    [InlineData(0.92, 0.99)]
    public void Inside_the_margin_it_leaves_the_limits_where_they_are(double low, double high) => Assert.Equal(
        new Verdict(VerdictKind.Holds, "The speed-up 1.07× [1.050, 1.099] lies below the limit of 1.10×."),
        Judge(ClaimRelation.NoSpeedUp, Interval(1.05, 1.099), Interval(low, high)));

    // The limit 1.10 moved against it by 1.05: 1.0476 for what holds, 1.155 for what is refuted; 1.5 becomes 1.575 and 1.4286,
    // and 0.9091 to 1.10 becomes 0.9545 to 1.0476 for what holds, 0.8658 and 1.155 for what is refuted.
    [Theory]
    [InlineData("NoSpeedUp", 0.98, 1.047, "Holds")]
    [InlineData("NoSpeedUp", 0.98, 1.048, "Inconclusive")]
    [InlineData("NoSpeedUp", 1.154, 1.30, "Inconclusive")]
    [InlineData("NoSpeedUp", 1.156, 1.30, "Refuted")]
    [InlineData("Equivalent", 0.955, 1.047, "Holds")]
    [InlineData("Equivalent", 0.954, 1.047, "Inconclusive")]
    [InlineData("Equivalent", 0.70, 0.865, "Refuted")]
    [InlineData("Equivalent", 0.70, 0.867, "Inconclusive")]
    [InlineData("AtLeast", 1.576, 1.70, "Holds")]
    [InlineData("AtLeast", 1.574, 1.70, "Inconclusive")]
    [InlineData("AtLeast", 1.20, 1.428, "Refuted")]
    [InlineData("AtLeast", 1.20, 1.430, "Inconclusive")]
    [InlineData("Ordering", 1.051, 1.30, "Holds")]
    [InlineData("Ordering", 1.049, 1.30, "Inconclusive")]
    [InlineData("Ordering", 0.80, 0.951, "Refuted")]
    [InlineData("Ordering", 0.80, 0.953, "Inconclusive")]
    public void Outside_the_margin_but_around_1_it_moves_the_limit_against_the_verdict(
        string relation, double low, double high, string expected)
    {
        foreach (var estimate in new[] { 1.05, 1 / 1.05 })
        {
            var verdict = Judge(Enum.Parse<ClaimRelation>(relation), Interval(low, high), new Estimate(estimate, 0.88, 1.15, 12));

            Assert.Equal(Enum.Parse<VerdictKind>(expected), verdict.Kind);
        }
    }

    [Fact]
    public void It_says_what_it_did()
    {
        var aaControl = new Estimate(1.05, 0.90, 1.15, 12);

        Assert.Equal(
            "The speed-up 1.01× [0.980, 1.040] lies below the limit of 1.10×, even where its limit moves against it by 5.0 %, "
                + "the distance from 1 of the A/A control [0.900, 1.150], which leaves ±10 %.",
            Judge(ClaimRelation.NoSpeedUp, Interval(0.98, 1.04), aaControl).Reason);
        Assert.Equal(
            "The speed-up 1.03× [0.980, 1.080] lies below the limit of 1.10×, but no longer once its limit moves against it by 5.0 %, "
                + "the distance from 1 of the A/A control [0.900, 1.150], which leaves ±10 %.",
            Judge(ClaimRelation.NoSpeedUp, Interval(0.98, 1.08), aaControl).Reason);
        Assert.Equal(
            "The speed-up 1.06× [0.980, 1.150] does not lie clear of the limit of 1.10×; nor was the machine quiet: see the "
                + "A/A control [0.900, 1.150], which leaves ±10 %.",
            Judge(ClaimRelation.NoSpeedUp, Interval(0.98, 1.15), aaControl).Reason);
    }

    [Theory]
    [InlineData(1.001, 1.15)]
    [InlineData(0.85, 0.999)]
    public void Outside_the_margin_and_beside_1_a_verdict_must_survive_its_far_end(double low, double high)
    {
        var far = Math.Max(high, 1 / low);

        Assert.Equal(VerdictKind.Holds, Judge(ClaimRelation.NoSpeedUp, Interval(0.5, (1.099 / far)), Interval(low, high)).Kind);
        var verdict = Judge(ClaimRelation.NoSpeedUp, Interval(0.5, (1.101 / far)), Interval(low, high));
        Assert.Equal(VerdictKind.Inconclusive, verdict.Kind);
        Assert.Matches(
            "but no longer once its limit moves against it by [0-9.]+ %, the far end of the A/A control .* which leaves ±10 % and "
                + "excludes 1\\.$",
            verdict.Reason);
    }

    [Fact]
    public void Without_ends_it_leaves_every_claim_open_and_is_not_called_noise()
    {
        var verdict = Judge(ClaimRelation.NoSpeedUp, Interval(0.98, 1.03), new Estimate(1, null, null, 5));

        Assert.Equal(VerdictKind.Inconclusive, verdict.Kind);
        Assert.Contains("has no finite interval", verdict.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Not_measured_it_leaves_every_claim_open() => Assert.Equal(
        new Verdict(VerdictKind.Inconclusive, "No A/A control was measured beside it, so its noise is not known."),
        Judge(ClaimRelation.NoSpeedUp, Interval(0.98, 1.03), null));

    [Fact]
    public void The_limit_moves_by_the_distance_of_its_estimate_from_1_on_either_side()
    {
        Assert.Equal(0, Controls(new Estimate(1.05, 0.99, 1.09, 12)).LimitShift(0.10));
        Assert.Equal(Math.Log(1.05), Controls(new Estimate(1.05, 0.99, 1.11, 12)).LimitShift(0.10), 1e-12);
        Assert.Equal(Math.Log(1.05), Controls(new Estimate(1 / 1.05, 0.85, 1.01, 12)).LimitShift(0.10), 1e-12);
    }

    [Fact]
    public void Beside_1_the_limit_moves_by_the_end_that_is_farther_from_1()
    {
        Assert.Equal(Math.Log(1.30), Controls(new Estimate(1.15, 1.01, 1.30, 12)).LimitShift(0.10), 1e-12);
        Assert.Equal(Math.Log(1.30), Controls(new Estimate(1 / 1.15, 1 / 1.30, 0.99, 12)).LimitShift(0.10), 1e-12);
        Assert.Equal(0, Controls(new Estimate(1.05, 1.01, 1.09, 12)).LimitShift(0.10));
    }

    [Fact]
    public void Where_both_launches_count_half_of_what_sets_them_apart_moves_the_limit()
    {
        var apart = Controls(new Estimate(1.08, 0.97, 1.20, 12));
        var both = apart with { BothLaunchesCount = true };

        Assert.Equal(apart.LimitShift(0.10) / 2, both.LimitShift(0.10), 1e-12);
        Assert.Equal((Math.Log(1.20), Math.Log(1.20) / 2), (apart.LargestShift!.Value, both.LargestShift!.Value));
        var speedUp = new Estimate(1.00, 0.96, 1.04, 12);
        Assert.Equal(VerdictKind.Inconclusive, ClaimVerdict.Judge(new ClaimTest(ClaimRelation.NoSpeedUp), speedUp, apart).Kind);
        var held = ClaimVerdict.Judge(new ClaimTest(ClaimRelation.NoSpeedUp), speedUp, both);
        Assert.Equal(VerdictKind.Holds, held.Kind);
        Assert.Contains(
            "even where its limit moves against it by 3.9 %, half the distance from 1 of the A/A control [0.970, 1.200]", held.Reason,
            StringComparison.Ordinal);
    }

    private static Verdict Judge(ClaimRelation relation, Estimate speedUp, Estimate? aaControl) =>
        ClaimVerdict.Judge(new ClaimTest(relation, 0.10, relation == ClaimRelation.AtLeast ? 1.5 : 1), speedUp, Controls(aaControl));

    private static ClaimControls Controls(Estimate? aaControl) => new(aaControl, null, Steadiness.Steady, 0);

    private static Estimate Interval(double low, double high) => new(Math.Sqrt(low * high), low, high, 12);
}
