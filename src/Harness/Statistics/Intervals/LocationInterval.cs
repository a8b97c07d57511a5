using GilBench.Statistics.SignedRank;

namespace GilBench.Statistics.Intervals;

/// <summary>The typical value of one arm with its interval, in the unit of its launch values.</summary>
/// <param name="Estimate">Hodges–Lehmann on logarithms, taken back.</param>
/// <param name="Low">Lower end; 0 where the launches are too few for this confidence.</param>
/// <param name="High">Upper end; +∞ where the launches are too few for this confidence.</param>
/// <param name="Count">How many independent values it came from: launches, or merged neighbours.</param>
/// <param name="Wandered">
/// Whether neighbouring launches resembled each other: the machine drifted, and only ratios within blocks are safe.
/// </param>
internal sealed record LocationInterval(double Estimate, double Low, double High, int Count, bool Wandered)
{
    public bool IsFinite => Low > 0 && double.IsFinite(High);

    /// <param name="launchValues">One finite value above 0 a launch, in the order they were taken.</param>
    /// <param name="confidence">Two-sided.</param>
    public static LocationInterval Of(ReadOnlySpan<double> launchValues, double confidence = 0.95)
    {
        var logs = new double[launchValues.Length];
        for (var i = 0; i < logs.Length; i++)
        {
            if (!(launchValues[i] > 0 && double.IsFinite(launchValues[i])))
            {
                throw new ArgumentException(
                    $"Launch {i} has the value {launchValues[i]}; a typical value needs finite values above 0.", nameof(launchValues));
            }

            logs[i] = Math.Log(launchValues[i]);
        }

        // An interval that only describes is kept where merging would leave none; verdicts rest on ratios, which lose theirs.
        var guarded = OrderGuard.Apply(logs, SignedRankDistribution.FewestFor(confidence));
        var merged = HodgesLehmann.Estimate(guarded.Values, confidence);
        var estimate = merged.IsFinite ? merged : HodgesLehmann.Estimate(logs, confidence);
        return new LocationInterval(
            Math.Exp(estimate.Estimate), Math.Exp(estimate.Low), Math.Exp(estimate.High), estimate.Count, guarded.Merged);
    }
}
