namespace GilBench.Protocol;

/// <summary>By how much the waits of a slice were late, in seconds: percentiles by nearest rank.</summary>
internal sealed record Lateness(double P50, double P99)
{
    /// <returns>Null where nothing waited.</returns>
    public static Lateness? Of(IEnumerable<TimeSpan> waits)
    {
        var ascending = waits.Select(wait => wait.TotalSeconds).Order().ToArray();
        return ascending.Length == 0 ? null : new Lateness(Percentile(0.50), Percentile(0.99));

        double Percentile(double share) => ascending[(int)Math.Ceiling(share * ascending.Length) - 1];
    }
}
