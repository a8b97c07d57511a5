using GilBench.Model;
using GilBench.Statistics.Description;
using GilBench.Statistics.Sampling;

namespace GilBench.Analysis;

/// <summary>From the launches of one arm to its figures.</summary>
internal static class ArmFigures
{
    /// <param name="launches">All launches of the arm.</param>
    /// <param name="validAttempts">Block → the attempt that counts.</param>
    /// <param name="pssBytes">Its memory reading, where there is one.</param>
    public static ArmAnalysis Of(Arm arm, IReadOnlyList<Launch> launches, IReadOnlyDictionary<int, int> validAttempts, long? pssBytes = null)
    {
        var counting = launches
            .Where(launch => launch.Counts && HasTime(launch) && validAttempts.TryGetValue(launch.Block, out var attempt) && attempt == launch.Attempt)
            .DistinctBy(launch => launch.Block)
            .OrderBy(launch => launch.Block)
            .ToList();
        var seconds = new SortedDictionary<int, double>(counting.ToDictionary(
            launch => launch.Block, launch => LaunchValue.Median([.. launch.WarmSeconds]) / launch.Tasks));
        var cold = new SortedDictionary<int, double>(counting
            .Where(launch => launch.ColdSeconds > 0)
            .ToDictionary(launch => launch.Block, launch => launch.ColdSeconds!.Value));
        return new ArmAnalysis
        {
            Arm = arm,
            BlockSeconds = seconds,
            BlockColdSeconds = cold,
            SecondsPerUnit = Estimate.OfValues(seconds.Values),
            ColdSeconds = Estimate.OfValues(cold.Values),
            Tasks = counting.Count > 0 ? counting[0].Tasks : null,
            CpuPerWall = MeterMedians.Median(counting.Select(launch => MeterMedians.OfWarm(launch.Samples, sample => sample.CpuPerWall))),
            Certificates = CertificateSummary.Of(launches),
            Failures =
            [
                .. launches.Where(launch => launch.Outcome != LaunchOutcome.Ok)
                    .GroupBy(launch => launch.Outcome)
                    .Select(same => new FailureCount(
                        same.Key, same.Count(), same.Select(launch => launch.Detail).FirstOrDefault(detail => detail is not null))),
            ],
            Outliers = OutlierReport.Of(Relative(seconds.Values)),
            SteadyState = SteadyState.Of([.. counting.Select(launch => launch.WarmSeconds.ToArray())]),
            Lateness = TimerLateness.Of(counting),
            Meters = MeterMedians.Of(counting, pssBytes),
        };
    }

    // Perfolizer takes values closer than 1e-9 for equal and finds no histogram among times of microseconds in seconds.
    private static double[] Relative(ICollection<double> seconds) => [.. seconds.Select(value => value / seconds.First() * 1e9)];

    private static bool HasTime(Launch launch) =>
        launch.Tasks > 0 && launch.WarmSeconds.Count > 0 && launch.WarmSeconds.All(seconds => seconds > 0 && double.IsFinite(seconds));
}
