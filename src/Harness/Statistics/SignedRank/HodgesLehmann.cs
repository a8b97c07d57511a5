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
    public static Estimate Estimate(ReadOnlySpan<double> values, double confidence)
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
        return new Estimate(
            Median(averages),
            k == 0 ? null : averages[k - 1],
            k == 0 ? null : averages[count - k],
            values.Length,
            confidence);
    }

    private static double Median(ReadOnlySpan<double> sorted)
    {
        var middle = sorted.Length / 2;
        return sorted.Length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
