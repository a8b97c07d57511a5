namespace GilBench.Statistics.SignedRank;

/// <summary>The averages (d_i + d_j)/2 of all pairs i ≤ j, a value paired with itself included (Walsh 1949).</summary>
internal static class WalshAverages
{
    /// <summary>n(n+1)/2.</summary>
    public static int CountFor(int values) => values * (values + 1) / 2;

    /// <summary>Writes the averages of <paramref name="values"/> into <paramref name="averages"/>, smallest first.</summary>
    /// <param name="values">n finite numbers.</param>
    /// <param name="averages">Room for exactly n(n+1)/2 numbers.</param>
    public static void FillSorted(ReadOnlySpan<double> values, Span<double> averages)
    {
        if (averages.Length != CountFor(values.Length))
        {
            throw new ArgumentException(
                $"{values.Length} values have {CountFor(values.Length)} Walsh averages, not {averages.Length}.", nameof(averages));
        }

        var next = 0;
        for (var i = 0; i < values.Length; i++)
        {
            for (var j = i; j < values.Length; j++)
            {
                averages[next++] = (values[i] + values[j]) / 2;
            }
        }

        averages.Sort();
    }
}
