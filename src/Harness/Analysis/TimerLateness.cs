using GilBench.Model;

namespace GilBench.Analysis;

/// <summary>By how much the waits of an arm were late: percentiles within launches, then the typical one of the launches.</summary>
internal sealed record TimerLateness(Estimate P50, Estimate P99)
{
    /// <param name="launches">Those that count, in block order.</param>
    /// <returns>Null where none tells it.</returns>
    public static TimerLateness? Of(IReadOnlyList<Launch> launches) =>
        OfLaunches(launches, lateness => lateness.P50) is { } half && OfLaunches(launches, lateness => lateness.P99) is { } late ? new TimerLateness(half, late) : null;

    private static Estimate? OfLaunches(IReadOnlyList<Launch> launches, Func<Lateness, double> percentile) => Estimate.OfSigned(
        [.. launches.Select(launch => MeterMedians.OfWarm(launch.Warm, sample => sample.LatenessSeconds is { } known ? percentile(known) : null)).OfType<double>()]);
}
