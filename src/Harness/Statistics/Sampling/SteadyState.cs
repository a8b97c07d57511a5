using GilBench.Statistics.SignedRank;

namespace GilBench.Statistics.Sampling;

/// <summary>
/// Whether slices still change within a launch. Ten slices show no change point on their own (Barrett et al. 2017 use thousands), but
/// a warm-up repeats itself in every launch: each launch gives the ratio of its later to its earlier half, and the launches are judged
/// together.
/// </summary>
/// <param name="Steadiness">Not steady where the whole interval of the drift lies beyond the tolerance.</param>
/// <param name="Drift">
/// Typical relative change from the earlier to the later half of a launch, −0.1 for 10 % faster; null where unknown.
/// </param>
internal sealed record SteadyState(Steadiness Steadiness, double? Drift)
{
    /// <summary>
    /// The relative change that is let pass: a launch's median would move by half of it, a quarter of a claim's usual margin, and both arms
    /// of a ratio alike. Seen: .NET compiling code of its own beside makes single slices on one core 3 to 6 % longer, whatever the warm-up.
    /// </summary>
    public const double Tolerance = 0.05;

    private const double Confidence = 0.95;

    /// <param name="launches">The warm slices of each launch of one arm, in the order they ran.</param>
    /// <param name="tolerance">The relative change that is let pass.</param>
    public static SteadyState Of(IReadOnlyList<double[]> launches, double tolerance = Tolerance)
    {
        var drifts = launches.Where(iterations => iterations.Length >= 2).Select(LogDrift)
            .TakeLast(SignedRankDistribution.LargestCount).ToArray();
        if (drifts.Length < SignedRankDistribution.FewestFor(Confidence))
        {
            return new SteadyState(Steadiness.Unknown, null);
        }

        var interval = HodgesLehmann.Estimate(drifts, Confidence);
        var moved = interval.Low > Math.Log(1 + tolerance) || interval.High < -Math.Log(1 + tolerance);
        return new SteadyState(moved ? Steadiness.NotSteady : Steadiness.Steady, Math.Exp(interval.Value) - 1);
    }

    /// <summary>ln(median of the later half / median of the earlier half); of an odd number the middle slice is in neither.</summary>
    /// <param name="iterations">At least two, in the order they ran.</param>
    public static double LogDrift(double[] iterations)
    {
        var half = iterations.Length / 2;
        return Math.Log(LaunchValue.Median(iterations.AsSpan(iterations.Length - half)) / LaunchValue.Median(iterations.AsSpan(0, half)));
    }
}

/// <summary>Whether an arm had warmed up when its times were taken.</summary>
internal enum Steadiness
{
    /// <summary>Too few slices or launches to tell.</summary>
    Unknown,
    Steady,
    NotSteady,
}
