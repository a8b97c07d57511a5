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
        var arms = ResolvedArm.AllOf(run.Header).ToList();
        var controls = arms.Select(resolved => resolved.Arm).Where(arm => arm.Role == ArmRole.AaControl).ToLookup(AaInterval.WithoutName);
        return ManyArms.Each(arms, resolved => Of(
            resolved,
            counting,
            memory.GetValueOrDefault(resolved.Arm.Id),
            resolved.Arm.Role == ArmRole.AaControl ? null : controls[AaInterval.WithoutName(resolved.Arm)].FirstOrDefault()));
    }

    /// <param name="reading">Its memory reading, where there is one.</param>
    /// <param name="control">The same arm once more, where there is one.</param>
    private static ArmAnalysis Of(ResolvedArm resolved, WhatCounts counting, MemoryReading? reading, Arm? control)
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
            TimeOfAllLaunches = control is not null && counting.InGroups
                ? ArmMetric.TimeInRounds(WithControl(launches, counting.LaunchesOf(control.Id)))
                : metrics[Metric.TimePerUnit],
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

    /// <summary>In block order; the control's own only beside one of the arm, so that an arm that failed has no figure by it.</summary>
    private static List<WarmLaunch> WithControl(List<WarmLaunch> launches, IEnumerable<Launch> ofControl)
    {
        var places = launches.Select(warm => (warm.Launch.Block, warm.Launch.Group)).ToHashSet();
        return
        [
            .. launches
                .Concat(ofControl.Where(launch => places.Contains((launch.Block, launch.Group))).Select(WarmLaunch.Of))
                .OrderBy(warm => warm.Launch.Block),
        ];
    }

    // Perfolizer takes values closer than 1e-9 for equal and finds no histogram among times of microseconds in seconds.
    private static double[] Relative(double[] seconds) => [.. seconds.Select(value => value / seconds[0] * 1e9)];
}
