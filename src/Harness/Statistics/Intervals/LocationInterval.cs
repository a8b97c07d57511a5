using GilBench.Statistics.SignedRank;

namespace GilBench.Statistics.Intervals;

/// <summary>The typical value of one arm with its interval, in the unit of its values.</summary>
internal static class LocationInterval
{
    /// <summary>Of times, rates and sizes: estimated on logarithms, taken back.</summary>
    /// <param name="values">One finite value above 0 a launch or block, in the order they were taken.</param>
    /// <param name="confidence">Two-sided.</param>
    public static Estimate Of(ReadOnlySpan<double> values, double confidence = Estimate.Confidence)
    {
        var logs = new double[values.Length];
        for (var i = 0; i < logs.Length; i++)
        {
            if (!(values[i] > 0 && double.IsFinite(values[i])))
            {
                throw new ArgumentException(
                    $"Launch {i} has the value {values[i]}; a typical value needs finite values above 0.", nameof(values));
            }

            logs[i] = Math.Log(values[i]);
        }

        return OfSigned(logs, confidence).Exp();
    }

    /// <summary>Of values that may be 0 or below, so not on logarithms.</summary>
    /// <param name="values">One finite value a launch or block, in the order they were taken.</param>
    /// <param name="confidence">Two-sided.</param>
    public static Estimate OfSigned(ReadOnlySpan<double> values, double confidence = Estimate.Confidence)
    {
        var guarded = OrderGuard.Apply(values, SignedRankDistribution.FewestFor(confidence));
        return HodgesLehmann.Estimate(guarded.Values, confidence) with { Blocks = values.Length, Pairing = guarded.Pairing };
    }
}
