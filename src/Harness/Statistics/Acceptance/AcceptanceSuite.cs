using System.Globalization;

namespace GilBench.Statistics.Acceptance;

/// <summary>
/// What shows that the statistics do as they say, without trusting whoever wrote them: known truths are simulated, and the error rates
/// counted.
/// </summary>
internal static class AcceptanceSuite
{
    public static IReadOnlyList<AcceptanceTest> Tests { get; } =
    [
        new("interval coverage", IntervalAcceptance.Coverage),
        new("resembling blocks", IntervalAcceptance.ResemblingBlocks),
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
        new("noise floor", MarginAcceptance.KnownFloor),
        new("margin without a floor", MarginAcceptance.WithoutFloor),
        new("no difference", MarginAcceptance.NoDifferenceSaid),
        new("capacity, exact data", CapacityAcceptance.ExactData),
        new("capacity, noisy data", CapacityAcceptance.NoisyData),
        new("capacity, two core counts", CapacityAcceptance.TwoPoints),
        new("capacity, workers that wait", CapacityAcceptance.Waiting),
        new("change point", ChangePointAcceptance.Independent),
        new("change point, correlated", ChangePointAcceptance.Correlated),
        new("change point, spike", ChangePointAcceptance.Spike),
        new("change point, noise floor", ChangePointAcceptance.BelowTheFloor),
    ];
}

/// <param name="Name">A few words that select it.</param>
/// <param name="Run">Simulates with its own fixed seeds and gives its lines of the table: the same ones every time.</param>
internal sealed record AcceptanceTest(string Name, Func<IReadOnlyList<AcceptanceRow>> Run);

/// <summary>One line of the acceptance table.</summary>
/// <param name="Test">What was tried.</param>
/// <param name="Expected">What the design states.</param>
/// <param name="Obtained">What came out.</param>
/// <param name="Passed">Whether they agree.</param>
internal sealed record AcceptanceRow(string Test, string Expected, string Obtained, bool Passed)
{
    public static AcceptanceRow Between(string test, double share, double low, double high) =>
        new(test, string.Create(CultureInfo.InvariantCulture, $"{low * 100:0.##}–{high * 100:0.##} %"), Percent(share), share >= low
            && share <= high);

    public static AcceptanceRow AtMost(string test, double share, double high) =>
        new(test, string.Create(CultureInfo.InvariantCulture, $"≤ {high * 100:0.##} %"), Percent(share), share <= high);

    public static AcceptanceRow AtLeast(string test, double share, double low) =>
        new(test, string.Create(CultureInfo.InvariantCulture, $"≥ {low * 100:0.##} %"), Percent(share), share >= low);

    private static string Percent(double share) => string.Create(CultureInfo.InvariantCulture, $"{share * 100:0.00} %");
}
