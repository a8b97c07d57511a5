namespace GilBench.Statistics.Acceptance;

/// <summary>
/// What shows that the statistics do as they say, without trusting whoever wrote them: known truths are simulated, and the error rates counted.
/// </summary>
internal static class AcceptanceSuite
{
    public static IReadOnlyList<AcceptanceTest> Tests { get; } =
    [
        new("interval coverage", IntervalAcceptance.Coverage),
        new("interval coverage, uneven noise", IntervalAcceptance.UnevenNoise),
        new("scale and inverse", IntervalAcceptance.ScaleAndInverse),
        new("pseudo-replication", SamplingAcceptance.PseudoReplication),
        new("drift", SamplingAcceptance.Drift),
        new("width stopping", SamplingAcceptance.WidthStopping),
        new("shuffler", SamplingAcceptance.Shuffler),
        new("verdict at the margin", VerdictAcceptance.AtTheMargin),
        new("verdict, contaminated", VerdictAcceptance.Contaminated),
        new("verdict, uneven outliers", VerdictAcceptance.UnevenOutliers),
        new("A/A control", VerdictAcceptance.AaControl),
        new("positive control", VerdictAcceptance.PositiveControl),
        new("slow episodes", RoundAcceptance.SlowEpisodes),
        new("rounds", RoundAcceptance.RoundsAgainstLaunches),
        new("rounds pooled", RoundAcceptance.Pooling),
        new("A/A suite", GateAcceptance.SameAgainstSame),
        new("slowed by the margin", GateAcceptance.SlowedByTheMargin),
        new("power", GateAcceptance.Power),
        new("minimum detectable effect", GateAcceptance.DetectableEffect),
    ];
}
