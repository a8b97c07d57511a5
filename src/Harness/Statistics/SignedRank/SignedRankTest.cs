namespace GilBench.Statistics.SignedRank;

/// <summary>
/// The exact one-sided Wilcoxon signed-rank test (Wilcoxon 1945). R: <c>wilcox.test(d, mu = t, alternative = "greater", exact = TRUE)</c>.
/// </summary>
internal static class SignedRankTest
{
    /// <summary>
    /// The p-value of H₀: the centre is at most <paramref name="threshold"/>. Values equal to the threshold count as below it, and among
    /// equal distances the values above get the smaller ranks: the p-value is never smaller than under any other way of breaking the ties.
    /// </summary>
    /// <param name="values">1 to 200 finite numbers.</param>
    /// <param name="threshold">In the unit of the values.</param>
    public static double GreaterThan(ReadOnlySpan<double> values, double threshold)
    {
        var distances = new (double Distance, bool Above)[values.Length];
        for (var i = 0; i < values.Length; i++)
        {
            distances[i] = (Math.Abs(values[i] - threshold), values[i] > threshold);
        }

        Array.Sort(distances, static (a, b) =>
            a.Distance != b.Distance ? a.Distance.CompareTo(b.Distance) : b.Above.CompareTo(a.Above));

        var rankSum = 0;
        for (var i = 0; i < distances.Length; i++)
        {
            rankSum += distances[i].Above ? i + 1 : 0;
        }

        return SignedRankDistribution.Of(values.Length).AtLeast(rankSum);
    }

    /// <summary>The p-value of H₀: the centre is at least <paramref name="threshold"/>; ties as in <see cref="GreaterThan"/>.</summary>
    /// <param name="values">1 to 200 finite numbers.</param>
    /// <param name="threshold">In the unit of the values.</param>
    public static double LessThan(ReadOnlySpan<double> values, double threshold)
    {
        var mirrored = new double[values.Length];
        for (var i = 0; i < values.Length; i++)
        {
            mirrored[i] = -values[i];
        }

        return GreaterThan(mirrored, -threshold);
    }
}
