using GilBench.Model;
using GilBench.Statistics.Description;
using GilBench.Statistics.Sampling;

namespace GilBench.Analysis;

/// <summary>From the launches of one arm to its figures.</summary>
internal static class ArmFigures
{
    /// <returns>Those of every arm of the plan, in its order; without speed-ups, which rest on several arms.</returns>
    public static IReadOnlyList<ArmAnalysis> OfAll(Run run, WhatCounts counting)
    {
        var memory = run.Memory.ToDictionary(reading => reading.Arm, reading => reading.PssBytes);
        return
        [
            .. ResolvedArm.AllOf(run.Header).Select(resolved => Of(
                resolved, counting, memory.GetValueOrDefault(resolved.Arm.Id))),
        ];
    }

    /// <param name="pssBytes">Its memory reading, where there is one.</param>
    private static ArmAnalysis Of(ResolvedArm resolved, WhatCounts counting, long? pssBytes)
    {
        var arm = resolved.Arm;
        var launches = counting.LaunchesOf(arm.Id);
        var rounds = counting.InGroups ? ArmRounds.Of(launches) : new Dictionary<(int Block, int Group), ArmRounds>();
        var seconds = ByBlock(launches, launch => launch.WarmSeconds.Select(seconds => seconds / launch.Tasks));
        foreach (var block in rounds.Where(entry => entry.Value.Launches.Count > 1).GroupBy(entry => entry.Key.Block))
        {
            seconds[block.Key] = LaunchValue.Median([.. block.SelectMany(entry => entry.Value.Seconds(cores: null).Values)]);
        }

        var cold = ByBlock(launches, launch => launch.ColdSeconds is > 0 and var once ? [once] : []);
        return new ArmAnalysis
        {
            Resolved = resolved,
            Rounds = rounds,
            BlockSeconds = seconds,
            BlockColdSeconds = cold,
            SecondsPerUnit = Estimate.OfValues(seconds.Values),
            ColdSeconds = Estimate.OfValues(cold.Values),
            Tasks = launches.Count > 0 ? launches[0].Tasks : null,
            CpuPerWall = !resolved.CoversCpuTime ? null : MeterMedians.Median(launches.Select(launch => MeterMedians.OfSlices(launch.Warm, slice => slice.CpuPerWall))),
            Certificates = CertificateSummary.Of(arm.Id, counting),
            Failures =
            [
                .. counting.FailedOf(arm.Id)
                    .GroupBy(launch => launch.Outcome)
                    .Select(same => new FailureCount(
                        same.Key, same.Count(), same.Select(launch => launch.Detail).FirstOrDefault(detail => detail is not null))),
            ],
            Outliers = OutlierReport.Of(Relative(seconds.Values)),
            SteadyState = SteadyState.Of([.. launches.Select(launch => launch.WarmSeconds.ToArray())]),
            Lateness = TimerLateness.Of(launches),
            Meters = MeterMedians.Of(launches, pssBytes),
        };
    }

    private static SortedDictionary<int, double> ByBlock(IReadOnlyList<Launch> launches, Func<Launch, IEnumerable<double>> values) => new(launches
        .GroupBy(launch => launch.Block)
        .Select(block => (block.Key, Values: block.SelectMany(values).ToArray()))
        .Where(block => block.Values.Length > 0)
        .ToDictionary(block => block.Key, block => LaunchValue.Median(block.Values)));

    // Perfolizer takes values closer than 1e-9 for equal and finds no histogram among times of microseconds in seconds.
    private static double[] Relative(ICollection<double> seconds) => [.. seconds.Select(value => value / seconds.First() * 1e9)];
}
