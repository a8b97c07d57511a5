using GilBench.Model;
using GilBench.Statistics.Description;
using GilBench.Statistics.Sampling;

namespace GilBench.Analysis;

/// <summary>From the launches of arms to their figures.</summary>
internal static class ArmFigures
{
    /// <returns>Those of every arm of the plan, in its order; without speed-ups, which rest on several arms.</returns>
    public static IReadOnlyList<ArmAnalysis> OfAll(Run run, WhatCounts counting)
    {
        var memory = run.Memory.ToDictionary(reading => reading.Arm);
        return ManyArms.Each(
            [.. ResolvedArm.AllOf(run.Header)], resolved => Of(resolved, counting, memory.GetValueOrDefault(resolved.Arm.Id)));
    }

    /// <param name="reading">Its memory reading, where there is one.</param>
    private static ArmAnalysis Of(ResolvedArm resolved, WhatCounts counting, MemoryReading? reading)
    {
        var arm = resolved.Arm;
        var launches = counting.LaunchesOf(arm.Id).Select(WarmLaunch.Of).ToList();
        var metrics = Metric.OfLaunches.ToDictionary(
            metric => metric,
            metric => metric == Metric.TimePerUnit && counting.InGroups
                ? ArmMetric.TimeInRounds(launches)
                : ArmMetric.Of(metric, launches));
        metrics[Metric.Memory] = ArmMetric.ReadOnce(Metric.Memory, reading?.PssBytes);
        if (reading?.StartupSeconds is { } startup)
        {
            metrics[Metric.StartUp] = ArmMetric.TimedOnce(Metric.StartUp, startup);
            metrics[Metric.FirstUse] = ArmMetric.TimedOnce(Metric.FirstUse, startup + reading.FirstSliceSeconds);
        }

        return new ArmAnalysis
        {
            Resolved = resolved,
            Metrics = metrics,
            Tasks = launches.Count > 0 ? launches[0].Launch.Tasks : null,
            Certificates = CertificateSummary.Of(arm.Id, counting),
            Failures =
            [
                .. counting.FailedOf(arm.Id)
                    .GroupBy(launch => (launch.Outcome, Said: resolved.Workload.Code is null ? null : launch.Detail))
                    .Select(same => new FailureCount(
                        same.Key.Outcome, same.Count(), same.Select(launch => launch.Detail).FirstOrDefault(detail => detail is not null))),
            ],
            Outliers = OutlierReport.Of(Relative([.. metrics[Metric.TimePerUnit].Blocks.Values])),
            SteadyState = SteadyState.Of(
                [.. launches.Select(launch => launch.Slices.Select(slice => slice.WallSeconds).ToArray())]),
        };
    }

    // Perfolizer takes values closer than 1e-9 for equal and finds no histogram among times of microseconds in seconds.
    private static double[] Relative(double[] seconds) => [.. seconds.Select(value => value / seconds[0] * 1e9)];
}
