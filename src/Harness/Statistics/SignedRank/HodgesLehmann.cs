namespace GilBench.Statistics.SignedRank;

/// <summary>
/// The Hodges–Lehmann estimate, the median of the Walsh averages, and its exact interval from the signed-rank distribution
/// (Hodges &amp; Lehmann 1963). R: <c>wilcox.test(d, conf.int = TRUE, exact = TRUE)</c>.
/// </summary>
internal static class HodgesLehmann
{
    private const int StackLimit = 1024;

    /// <param name="values">1 to 200 finite numbers, independent, each symmetric around the same centre.</param>
    /// <param name="confidence">Two-sided, such as 0.95.</param>
    public static LocationEstimate Estimate(ReadOnlySpan<double> values, double confidence)
    {
        if (confidence is not (> 0 and < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(confidence), confidence, "A confidence lies between 0 and 1, such as 0.95.");
        }

        var distribution = SignedRankDistribution.Of(values.Length);
        var count = WalshAverages.CountFor(values.Length);
        var averages = count <= StackLimit ? stackalloc double[count] : new double[count];
        WalshAverages.FillSorted(values, averages);

        var alpha = 1 - confidence;
        var k = distribution.LargestWithin(alpha / 2) + 1;
        return new LocationEstimate(
            Median(averages),
            k == 0 ? double.NegativeInfinity : averages[k - 1],
            k == 0 ? double.PositiveInfinity : averages[count - k],
            values.Length);
    }

    private static double Median(ReadOnlySpan<double> sorted)
    {
        var middle = sorted.Length / 2;
        return sorted.Length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}

/// <summary>A centre with its interval, in the unit of the values it came from (logarithms of ratios, mostly).</summary>
/// <param name="Estimate">The Hodges–Lehmann estimate.</param>
/// <param name="Low">Lower end; −∞ where the values are too few for this confidence.</param>
/// <param name="High">Upper end; +∞ where the values are too few for this confidence.</param>
/// <param name="Count">How many values it came from.</param>
internal readonly record struct LocationEstimate(double Estimate, double Low, double High, int Count)
{
    public bool IsFinite => double.IsFinite(Low) && double.IsFinite(High);
}
