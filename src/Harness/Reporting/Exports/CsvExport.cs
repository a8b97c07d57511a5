using System.Text;
using GilBench.Analysis;
using GilBench.Model;
using GilBench.Reporting.Text;

namespace GilBench.Reporting.Exports;

/// <summary>Every slice of a run as a line (RFC 4180), those that do not count included and marked.</summary>
internal static class CsvExport
{
    private static readonly string[] s_columns =
    [
        "launch", "block", "group", "attempt", "order", "arm", "workload", "parameter_set", "model", "runtime", "cores", "workers",
        "weak", "role", "cpus", "outcome", "counts", "tasks", "round", "phase", "set_aside", "wall_seconds", "seconds_per_unit",
        "cpu_self_seconds", "cpu_children_seconds", "startup_seconds", "peak_rss_bytes", "certificate",
    ];

    public static string Of(Run run)
    {
        var arms = run.Header.Plan.Arms.ToDictionary(arm => arm.Id);
        var counts = WhatCounts.Of(run);
        var counting = run.Header.Plan.Arms.SelectMany(arm => counts.LaunchesOf(arm.Id)).ToHashSet(ReferenceEqualityComparer.Instance);
        var text = new StringBuilder();
        CsvText.AppendLine(text, s_columns);
        foreach (var launch in run.Launches)
        {
            foreach (var sample in launch.Samples)
            {
                var setAside = WhatCounts.FateOf(sample, launch.SetAside) == SliceFate.SetAside;
                CsvText.AppendLine(text, Cells(arms[launch.Arm], launch, sample, counting.Contains(launch) && !setAside, setAside));
            }
        }

        return text.ToString();
    }

    private static object?[] Cells(Arm arm, Launch launch, IterationSample sample, bool counts, bool setAside) =>
    [
        launch.Id, launch.Block, launch.Group, launch.Attempt, launch.Order, arm.Id, arm.Workload, arm.ParameterSet, arm.Model,
        arm.Runtime, arm.Cores, arm.Workers, arm.Weak, arm.Role, CpuList.Format(launch.AffinityAsked), launch.Outcome, counts,
        launch.TasksOf(sample), sample.Index, sample.Phase, setAside, sample.WallSeconds, Metric.TimePerUnit.Of(launch, sample),
        sample.CpuSelfSeconds, sample.CpuChildrenSeconds, launch.StartupSeconds, launch.PeakRssBytes, launch.Certificate.Verdict,
    ];
}
