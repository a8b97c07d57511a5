using GilBench.Model;
using GilBench.Statistics.Sampling;

namespace GilBench.Running;

/// <summary>
/// Decides from the first blocks how many rounds a launch should have: where rounds vary more than launches do, more of them are the
/// cheaper way to precision. It looks at how slices differ within a round, as ratios do; never at which arm is the faster. Pure.
/// </summary>
internal static class PilotStudy
{
    /// <summary>Part of the time left that longer launches may use; the rest is for groups that have to be run again.</summary>
    private const double UsablePart = 0.9;

    /// <summary>More rounds than this hide nothing any more that a median shows.</summary>
    private const int MostRounds = 60;

    /// <summary>
    /// Two launches of an arm cannot tell a small variance between launches from none, and often give one below 0, which would ask for the
    /// most rounds there are. So it counts as at least this part of the variance within launches. Where a launch costs as much as a round
    /// this wastes a seventh of the time if launches do not vary at all; ten rounds would waste two thirds of it if they vary as rounds do.
    /// </summary>
    private const double SmallestBetweenToWithin = 0.1;

    /// <param name="run">As far as it has come: the pilot's blocks.</param>
    /// <param name="secondsPerBlock">What a block may take from now on; null is no limit.</param>
    /// <returns>One for each group whose launches tell their spreads.</returns>
    public static IReadOnlyList<Pilot> Conclude(Plan plan, Run run, double? secondsPerBlock)
    {
        var counting = WhatCounts.Of(run);
        var studies = plan.Groups
            .Select((group, index) => (Index: index, Planned: group.Rounds, Study: Study.Of(index, group, counting)))
            .Where(group => group.Study is not null)
            .Select(group => (group.Index, group.Planned, Study: group.Study!))
            .ToList();
        var share = AffordableShare(
            studies.Sum(group => group.Study.StartSeconds + (group.Planned * group.Study.RoundSeconds)),
            studies.Sum(group => Math.Max(0, group.Study.IdealRounds - group.Planned) * group.Study.RoundSeconds),
            secondsPerBlock * UsablePart);
        return [.. studies.Select(group => new Pilot(
            group.Index, group.Study.Components.BetweenLaunches, group.Study.Components.WithinLaunches,
            group.Study.StartSeconds, group.Study.RoundSeconds,
            group.Study.IdealRounds, group.Planned + (int)(share * Math.Max(0, group.Study.IdealRounds - group.Planned))))];
    }

    /// <summary>The part of the wished additional time that the budget has, from 0 to 1.</summary>
    private static double AffordableShare(double plannedSeconds, double wishedSeconds, double? limit) =>
        limit is not { } most || wishedSeconds <= 0 ? 1 : Math.Clamp((most - plannedSeconds) / wishedSeconds, 0, 1);

    private sealed record Study(VarianceComponents Components, double StartSeconds, double RoundSeconds)
    {
        public int IdealRounds => IterationCount.Of(
            Components with { BetweenLaunches = Math.Max(Components.BetweenLaunches, SmallestBetweenToWithin * Components.WithinLaunches) },
            StartSeconds, RoundSeconds, MostRounds);

        /// <returns>Null where no arm has two launches, one of them with two rounds.</returns>
        public static Study? Of(int index, ArmGroup group, WhatCounts counting)
        {
            var ends = counting.ValidGroups.Where(end => end.Group == index && end.Rounds > 0).ToList();
            var launches = group.Arms.SelectMany(counting.LaunchesOf).Where(launch => launch.Group == index).ToList();
            var levels = launches
                .SelectMany(launch => launch.Warm.Select(slice => (launch.Block, slice.Index, Log: Math.Log(slice.WallSeconds))))
                .GroupBy(slice => (slice.Block, slice.Index))
                .ToDictionary(round => round.Key, round => round.Average(slice => slice.Log));
            var telling = launches
                .GroupBy(launch => (launch.Arm, Core: launch.AffinityAsked[0], launch.AffinityAsked.Count))
                .Select(same => same.Select(Deviations).ToList())
                .Where(same => same.Count > 1 && same.TrueForAll(rounds => rounds.Length > 0) && same.Exists(rounds => rounds.Length > 1))
                .ToList();
            if (telling.Count == 0 || ends.Count == 0)
            {
                return null;
            }

            double[] Deviations(Launch launch) =>
                [.. launch.Warm.Select(slice => Math.Log(slice.WallSeconds) - levels[(launch.Block, slice.Index)])];

            var components = telling.Select(same => VarianceComponents.Of([.. same])).ToList();
            return new Study(
                new VarianceComponents(components.Average(one => one.BetweenLaunches), components.Average(one => one.WithinLaunches)),
                // Of the last block alone: where only the first blocks time starts one after another, those to come are like the last.
                Math.Max(0.001, ends.MaxBy(end => end.Block)!.StartSeconds),
                Math.Max(0.001, ends.Average(end => end.RoundsSeconds / end.Rounds)));
        }
    }
}
