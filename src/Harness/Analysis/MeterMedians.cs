using GilBench.Model;
using GilBench.Statistics.Sampling;

namespace GilBench.Analysis;

/// <summary>Medians over an arm's launches of what was metered beside the time; null where no launch knows it.</summary>
/// <param name="PssBytes">Of all workers together, read once, in a launch of its own.</param>
/// <param name="VoluntarySwitches">Per warm slice.</param>
/// <param name="InvoluntarySwitches">Per warm slice.</param>
/// <param name="MinorFaults">Per warm slice.</param>
/// <param name="MajorFaults">Per warm slice.</param>
/// <param name="WorkersSeen">Threads, processes, interpreters or tasks that did the work.</param>
internal sealed record MeterMedians(
    double? StartupSeconds,
    double? ShutdownSeconds,
    double? WarmIterationSeconds,
    double? PeakRssBytes,
    double? ChildrenPeakRssBytes,
    double? PssBytes,
    double? VoluntarySwitches,
    double? InvoluntarySwitches,
    double? MinorFaults,
    double? MajorFaults,
    double? WorkersSeen)
{
    /// <param name="pssBytes">From the arm's memory reading.</param>
    public static MeterMedians Of(IReadOnlyList<Launch> launches, long? pssBytes)
    {
        return new MeterMedians(
            OfLaunches(launch => launch.StartupSeconds),
            OfLaunches(launch => launch.ShutdownSeconds),
            OfIterations(sample => sample.WallSeconds),
            OfLaunches(launch => launch.PeakRssBytes),
            OfLaunches(launch => launch.ChildrenPeakRssBytes),
            pssBytes,
            OfIterations(sample => sample.VoluntarySwitches),
            OfIterations(sample => sample.InvoluntarySwitches),
            OfIterations(sample => sample.MinorFaults),
            OfIterations(sample => sample.MajorFaults),
            OfIterations(sample => sample.WorkersSeen));

        double? OfLaunches(Func<Launch, double?> meter) => Median(launches.Select(meter));

        double? OfIterations(Func<IterationSample, double?> meter) => Median(launches.Select(launch => OfSlices(launch.Warm, meter)));
    }

    /// <summary>The median over slices of what is known; null where nothing is.</summary>
    /// <param name="slices">Those of a launch that count.</param>
    public static double? OfSlices(IEnumerable<IterationSample> slices, Func<IterationSample, double?> meter) => Median(slices.Select(meter));

    /// <summary>The median of what is known; null where nothing is.</summary>
    public static double? Median(IEnumerable<double?> values)
    {
        var known = values.OfType<double>().ToArray();
        return known.Length == 0 ? null : LaunchValue.Median(known);
    }
}

/// <summary>By how much the waits of an arm were late: percentiles within launches, then the typical one of the launches.</summary>
internal sealed record TimerLateness(Estimate P50, Estimate P99)
{
    /// <param name="launches">Those that count, in block order.</param>
    /// <returns>Null where none tells it.</returns>
    public static TimerLateness? Of(IReadOnlyList<Launch> launches) =>
        OfLaunches(launches, lateness => lateness.P50) is { } half && OfLaunches(launches, lateness => lateness.P99) is { } late
            ? new TimerLateness(half, late)
            : null;

    private static Estimate? OfLaunches(IReadOnlyList<Launch> launches, Func<Lateness, double> percentile) => Estimate.OfSigned(
    [
        .. launches
            .Select(launch => MeterMedians.OfSlices(launch.Warm, sample => sample.LatenessSeconds is { } known ? percentile(known) : null))
            .OfType<double>(),
    ]);
}
