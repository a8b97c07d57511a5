namespace GilBench.Statistics;

/// <summary>Holm's step-down correction for several tests at once (Holm 1979). R: <c>p.adjust(p, "holm")</c>.</summary>
internal static class Holm
{
    /// <summary>Adjusted p-values in the order given: the whole family errs with at most α where those ≤ α are rejected.</summary>
    public static double[] Adjust(IReadOnlyList<double> pValues)
    {
        var ascending = Enumerable.Range(0, pValues.Count).OrderBy(i => pValues[i]).ToArray();
        var adjusted = new double[pValues.Count];
        var largest = 0.0;
        for (var rank = 0; rank < ascending.Length; rank++)
        {
            var remaining = ascending.Length - rank;
            largest = Math.Max(largest, Math.Min(1, remaining * pValues[ascending[rank]]));
            adjusted[ascending[rank]] = largest;
        }

        return adjusted;
    }
}
