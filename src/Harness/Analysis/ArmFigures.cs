using GilBench.Model;
using GilBench.Statistics.Description;
using GilBench.Statistics.Sampling;

namespace GilBench.Analysis;

/// <summary>From the launches of one arm to its figures.</summary>
internal static class ArmFigures
{
    /// <param name="all">All launches of the arm: failures are counted over these.</param>
    /// <param name="launches">Which of the run's launches count: everything else rests on these.</param>
    /// <param name="pssBytes">Its memory reading, where there is one.</param>
    public static ArmAnalysis Of(Arm arm, IReadOnlyList<Launch> all, CountingLaunches launches, long? pssBytes = null)
    {
        var counting = launches.Of(arm.Id);
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
            Certificates = CertificateSummary.Of(all, launches.AcceptedOf(arm.Id)),
            Failures =
            [
                .. all.Where(launch => launch.Outcome != LaunchOutcome.Ok)
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
}
