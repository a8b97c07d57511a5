using GilBench.Statistics.Intervals;
using GilBench.Statistics.SignedRank;

namespace GilBench.Statistics.Gates;

/// <summary>
/// Whether a head is slower than its base by more than the margin. The blocks are not merged by the order guard here: base and head are
/// shuffled within each block, so without a slow-down each sign is a fair coin whatever the neighbours do, and the test is exact as a
/// randomisation test.
/// </summary>
internal static class SlowDownGate
{
    /// <summary>The chance of any alarm over the whole pass where nothing became slower than its margin.</summary>
    public const double FamilyLevel = 0.05;

    /// <summary>Arms that showed no difference and are run again beside those that alarmed.</summary>
    public const int SentinelCount = 2;

    /// <summary>
    /// With fewer blocks none of so many arms can alarm, however slow it became: no p-value of n blocks is below 2⁻ⁿ, and Holm's
    /// correction multiplies the smallest by the number of arms.
    /// </summary>
    public static int FewestBlocks(int arms) => (int)Math.Ceiling(Math.Log2(arms / FamilyLevel));

    /// <summary>ln(head/base) of every block.</summary>
    public static double[] LogSlowDowns(ReadOnlySpan<double> baseValues, ReadOnlySpan<double> headValues) =>
        PairedRatio.LogRatios(headValues, baseValues);

    /// <summary>One pass over all arms, in the order given: exact signed-rank p-values, Holm-adjusted.</summary>
    public static IReadOnlyList<GateFinding> Pass(IReadOnlyList<GateArm> arms)
    {
        var adjusted = AdjustedPValues(arms);
        return [.. arms.Select((arm, i) => new GateFinding(
            arm.Name,
            Math.Exp(HodgesLehmann.Estimate(arm.LogSlowDowns, 0.95).Value),
            adjusted[i],
            adjusted[i] <= FamilyLevel,
            MinimumDetectableEffect.Of(arm.LogSlowDowns, arm.Margin, FamilyLevel / arms.Count)))];
    }

    /// <summary>
    /// Holm-adjusted over all arms, in the order given; an arm alarms where its own is at most <see cref="FamilyLevel"/>.
    /// </summary>
    public static double[] AdjustedPValues(IReadOnlyList<GateArm> arms) => Holm.Adjust([.. arms.Select(PValue)]);

    /// <summary>P-value of H₀: log slow-down ≤ ln(1+δ).</summary>
    public static double PValue(GateArm arm) => SignedRankTest.GreaterThan(arm.LogSlowDowns, Math.Log(1 + arm.Margin));

    /// <summary>Only arms that alarm in the first pass and again in a fresh re-run fail the gate.</summary>
    /// <param name="first">The first pass.</param>
    /// <param name="rerun">A pass of its own over the alarming arms and two sentinels; null where it has not been made.</param>
    public static GateConclusion Conclude(IReadOnlyList<GateFinding> first, IReadOnlyList<GateFinding>? rerun)
    {
        var flagged = first.Where(finding => finding.Alarm).Select(finding => finding.Name).ToArray();
        if (flagged.Length == 0)
        {
            return new GateConclusion(
                GateOutcome.Passed, [], "No arm became slower by more than its margin, as far as these blocks can tell.");
        }

        if (rerun is null)
        {
            return new GateConclusion(
                GateOutcome.RerunNeeded, flagged, $"{SomeNames.Of(flagged)} alarmed; run them again with {SentinelCount} sentinels.");
        }

        var again = rerun.Where(finding => finding.Alarm).Select(finding => finding.Name).ToArray();
        var confirmed = flagged.Intersect(again).ToArray();
        var sentinels = again.Except(flagged).ToArray();
        return (confirmed.Length, sentinels.Length) switch
        {
            (0, _) =>
                new GateConclusion(
                    GateOutcome.Passed, flagged, $"{SomeNames.Of(flagged)} alarmed once and not again, so it does not count."),
            (_, 0) =>
                new GateConclusion(
                    GateOutcome.Failed, confirmed, $"{SomeNames.Of(confirmed)} became slower by more than the margin, twice."),
            _ => new GateConclusion(GateOutcome.Inconclusive, confirmed,
                $"{SomeNames.Of(confirmed)} alarmed twice, but so did {SomeNames.Of(sentinels)}, quiet before: the machine is suspected; "
                    + "measure again."),
        };
    }
}
