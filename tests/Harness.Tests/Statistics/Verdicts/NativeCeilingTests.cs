using GilBench.Statistics;
using GilBench.Statistics.Sampling;
using GilBench.Statistics.Verdicts;

namespace GilBench.Tests.Statistics.Verdicts;

/// <summary>What the native control does to a verdict about parallel gain.</summary>
public sealed class NativeCeilingTests
{
    private static readonly Estimate s_noFiniteEnds = new(1.9, null, null, 5);

    [Theory]
    [InlineData("NoSpeedUp", 1)]
    [InlineData("AtLeast", 1.05)]
    [InlineData("Equivalent", 1)]
    [InlineData("Efficiency", 0.75)]
    public void Below_1_2_nothing_about_parallel_gain_can_be_judged(string relation, double factor)
    {
        var test = new ClaimTest(Enum.Parse<ClaimRelation>(relation), 0.10, factor);

        foreach (var (high, expected) in new[] { (1.199, VerdictKind.CannotJudge), (1.2, VerdictKind.Holds) })
        {
            Assert.Equal(expected, Judge(test, Interval(1.06, 1.07), new(2, Interval(1.0, high), Interval(0.9, 1.1))).Kind);
        }
    }

    [Fact]
    public void It_says_that_this_machine_has_no_cores_to_give() => Assert.Equal(
        "The native control itself gained only 1.05× [0.99, 1.12] where 2× is ideal: this machine has no cores to give, "
            + "so no claim about parallel gain can be judged on it.",
        Judge(new ClaimTest(ClaimRelation.NoSpeedUp), Interval(0.98, 1.03), new(2, new Estimate(1.05, 0.99, 1.12, 12))).Reason);

    [Fact]
    public void That_there_are_no_cores_outweighs_a_noisy_A_A_control_but_not_a_disturbed_machine()
    {
        var controls = new ClaimControls(Interval(1.2, 1.3), new NativeCeiling(2, Interval(0.9, 1.1)), Steadiness.Steady, 0);

        Assert.Equal(
            VerdictKind.CannotJudge, ClaimVerdict.Judge(new ClaimTest(ClaimRelation.NoSpeedUp), Interval(0.98, 1.03), controls).Kind);
        Assert.Equal(
            VerdictKind.Inconclusive,
            ClaimVerdict.Judge(new ClaimTest(ClaimRelation.NoSpeedUp), Interval(0.98, 1.03),
                controls with { InvalidBlockShare = 0.51 }).Kind);
    }

    [Theory]
    [InlineData("AtLeast", 1.5, 1.50, "Refuted")]
    [InlineData("AtLeast", 1.5, 1.49, "Inconclusive")]
    [InlineData("Equivalent", 1.65, 1.50, "Refuted")]
    [InlineData("Equivalent", 1.65, 1.49, "Inconclusive")]
    [InlineData("AtLeast", 2.5, 1.49, "Refuted")]
    [InlineData("Ordering", 1, 1.49, "Inconclusive")]
    public void A_gain_is_refuted_only_where_the_hardware_is_shown_to_permit_it(
        string relation, double factor, double low, string expected) =>
        Assert.Equal(
            Enum.Parse<VerdictKind>(expected),
            Judge(new ClaimTest(Enum.Parse<ClaimRelation>(relation), 0.10, factor), Interval(0.99, 1.25), new(2, Interval(low, 1.9))).Kind);

    [Fact]
    public void A_gain_that_is_shown_holds_whatever_the_hardware_is_shown_to_permit() => Assert.Equal(
        VerdictKind.Holds, Judge(new ClaimTest(ClaimRelation.AtLeast, Factor: 1.5), Interval(1.5, 1.8), new(2, Interval(1.1, 1.9))).Kind);

    [Fact]
    public void Where_the_hardware_may_be_to_blame_the_ceiling_is_given() => Assert.Equal(
        "The speed-up 1.34× [1.280, 1.400] lies below 1.50×, but the native control reached 1.62× [1.45, 1.80]: "
            + "it is not shown that the hardware permits 1.50×, so this says nothing of the runtime.",
        Judge(
            new ClaimTest(ClaimRelation.AtLeast, Factor: 1.5),
            Interval(1.28, 1.40),
            new(2, new Estimate(1.62, 1.45, 1.80, 12))).Reason);

    [Theory]
    [InlineData(0.75, 0.98, "Holds")]
    [InlineData(0.74, 0.98, "Inconclusive")]
    [InlineData(0.50, 0.749, "Refuted")]
    public void An_efficiency_is_judged_by_the_gain_over_that_of_the_native_control(double low, double high, string expected)
    {
        // The speed-up alone would say otherwise each time, and the control reaches no 1.5×.
        var ceiling = new NativeCeiling(2, Interval(1.3, 1.4), Interval(low, high));

        Assert.Equal(
            Enum.Parse<VerdictKind>(expected),
            Judge(new ClaimTest(ClaimRelation.Efficiency, Factor: 0.75), Interval(0.70, 0.76), ceiling).Kind);
    }

    [Fact]
    public void An_efficiency_is_given_with_both_gains() => Assert.Equal(
        "The efficiency 0.99 [0.940, 1.040] lies above the stated 0.75 of the native ceiling (the arm gained 1.57× [1.40, 1.77], "
            + "the native control 1.62× [1.51, 1.72]).",
        Judge(
            new ClaimTest(ClaimRelation.Efficiency, Factor: 0.75),
            new Estimate(1.57, 1.40, 1.77, 12),
            new(2, new Estimate(1.62, 1.51, 1.72, 12), new Estimate(0.99, 0.94, 1.04, 12))).Reason);

    [Fact]
    public void An_efficiency_without_ends_is_open_and_says_why() => Assert.Equal(
        new Verdict(
            VerdictKind.Inconclusive,
            "The efficiency has no finite interval. 5 values have no finite 95 % interval; at least 6 are needed."),
        Judge(new ClaimTest(ClaimRelation.Efficiency, Factor: 0.75), Interval(1.4, 1.7), new(2, Interval(1.5, 1.7), s_noFiniteEnds)));

    [Fact]
    public void A_claim_about_parallel_gain_is_open_without_a_native_control_of_known_gain()
    {
        ClaimTest noSpeedUp = new(ClaimRelation.NoSpeedUp), efficiency = new(ClaimRelation.Efficiency, Factor: 0.75);
        var arm = Interval(0.98, 1.03);

        const string notMeasured = "No native control was measured beside it, so what the hardware permits is not known.";
        Assert.Equal(notMeasured, Open(noSpeedUp, new(2, null)));
        Assert.Equal(notMeasured, Open(efficiency, null));
        Assert.Equal(
            "The native control has no finite interval, so what the hardware permits is not known. "
                + "5 values have no finite 95 % interval; at least 6 are needed.",
            Open(noSpeedUp, new(2, s_noFiniteEnds)));
        Assert.Equal(
            "No block has both the speed-up and the native control, so the efficiency is not known.",
            Open(efficiency, new(2, Interval(1.5, 1.7))));

        string Open(ClaimTest test, NativeCeiling? ceiling)
        {
            var verdict = Judge(test, arm, ceiling);
            Assert.Equal(VerdictKind.Inconclusive, verdict.Kind);
            return verdict.Reason;
        }
    }

    /// <summary>Cores of which one runs the arm's code at 0.55 of the other's speed: equal shares reach 0.71 of the gain.</summary>
    [Theory]
    [InlineData(0.80, 0.95, 0.71, "Holds")]
    [InlineData(0.60, 0.70, 1.00, "Refuted")]
    [InlineData(0.60, 0.70, 0.71, "Inconclusive")]
    [InlineData(0.45, 0.52, 0.71, "Refuted")]
    public void A_gain_that_equal_shares_cannot_reach_on_unequal_cores_refutes_nothing(
        double low, double high, double ofSlowestCore, string expected)
    {
        var ceiling = new NativeCeiling(2, Interval(1.85, 1.95), Interval(low, high)) { OfSlowestCore = ofSlowestCore };
        var verdict = Judge(new ClaimTest(ClaimRelation.Efficiency, 0.10, 0.75), Interval(1.3, 1.4), ceiling);

        Assert.Equal(Enum.Parse<VerdictKind>(expected), verdict.Kind);
        Assert.Equal(expected == "Inconclusive", verdict.Reason.Contains("unequal speeds", StringComparison.Ordinal));
    }

    private static Verdict Judge(ClaimTest test, Estimate speedUp, NativeCeiling? ceiling) =>
        ClaimVerdict.Judge(test, speedUp, new ClaimControls(Interval(0.99, 1.01), ceiling, Steadiness.Steady, 0));

    private static Estimate Interval(double low, double high) => new(Math.Sqrt(low * high), low, high, 12);
}
