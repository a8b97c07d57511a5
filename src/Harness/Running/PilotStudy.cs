using GilBench.Model;
using GilBench.Statistics.Sampling;

namespace GilBench.Running;

/// <summary>
/// Decides from the first blocks how many iterations a launch should have: where iterations vary more than launches do, more of them are the
/// cheaper way to precision. It never looks at how long anything took compared with anything else. Pure.
/// </summary>
internal static class PilotStudy
{
    /// <summary>Part of the time left that longer launches may use; the rest is for launches that have to be repeated.</summary>
    private const double UsablePart = 0.9;

    /// <summary>
    /// Two launches of an arm cannot tell a small variance between launches from none, and often give one below 0, which would ask for the most
    /// iterations there are. So it counts as at least this part of the variance within launches. Where a launch costs as much as an iteration
    /// this wastes a seventh of the time if launches do not vary at all; ten iterations would waste two thirds of it if they vary as iterations do.
    /// </summary>
    private const double SmallestBetweenToWithin = 0.1;

    /// <param name="settings">All arms of the plan.</param>
    /// <param name="launches">Which launches of the pilot's blocks count.</param>
    /// <param name="secondsPerBlock">What a block may take from now on; null is no limit.</param>
    /// <returns>One for each workload, parameter set and language whose launches tell their spreads.</returns>
    public static IReadOnlyList<Pilot> Conclude(
        IReadOnlyList<ArmSetting> settings, CountingLaunches launches, Sampling sampling, double? secondsPerBlock)
    {
        var groups = settings
            .GroupBy(setting => (setting.Arm.Workload, setting.Arm.ParameterSet, setting.Language))
            .Select(group => (group.Key, Study: Study.Of([.. group.Select(setting => launches.Of(setting.Arm.Id))])))
            .Where(group => group.Study is not null)
            .Select(group => (group.Key, Study: group.Study!, Planned: sampling.IterationsOf(group.Key.Language)))
            .ToList();
        var share = AffordableShare(
            groups.Sum(group => group.Study.Arms * (group.Study.LaunchSeconds + (group.Planned * group.Study.IterationSeconds))),
            groups.Sum(group => group.Study.Arms * Math.Max(0, group.Study.Ideal - group.Planned) * group.Study.IterationSeconds),
            secondsPerBlock * UsablePart);
        return [.. groups.Select(group => new Pilot(
            group.Key.Workload, group.Key.ParameterSet, group.Key.Language,
            group.Study.Components.BetweenLaunches, group.Study.Components.WithinLaunches,
            group.Study.LaunchSeconds, group.Study.IterationSeconds, group.Study.Ideal,
            group.Planned + (int)(share * Math.Max(0, group.Study.Ideal - group.Planned))))];
    }

    /// <summary>The part of the wished additional time that the budget has, from 0 to 1.</summary>
    private static double AffordableShare(double plannedSeconds, double wishedSeconds, double? limit) =>
        limit is not { } most || wishedSeconds <= 0 ? 1 : Math.Clamp((most - plannedSeconds) / wishedSeconds, 0, 1);

    private sealed record Study(VarianceComponents Components, double LaunchSeconds, double IterationSeconds, int Arms)
    {
        public int Ideal => IterationCount.Of(
            Components with { BetweenLaunches = Math.Max(Components.BetweenLaunches, SmallestBetweenToWithin * Components.WithinLaunches) },
            LaunchSeconds, IterationSeconds);

        /// <param name="arms">The launches of each arm of a group.</param>
        /// <returns>Null where no arm has two launches, one of them with two iterations.</returns>
        public static Study? Of(IReadOnlyList<IReadOnlyList<Launch>> arms)
        {
            var telling = arms.Where(launches => launches.Count > 1 && launches.Any(launch => launch.WarmSeconds.Count > 1)).ToList();
            if (telling.Count == 0)
            {
                return null;
            }

            var components = telling
                .Select(launches => VarianceComponents.Of([.. launches.Select(launch => launch.WarmSeconds.Select(seconds => Math.Log(seconds)).ToArray())]))
                .ToList();
            var all = telling.SelectMany(launches => launches).ToList();
            return new Study(
                new VarianceComponents(components.Average(one => one.BetweenLaunches), components.Average(one => one.WithinLaunches)),
                all.Average(launch => Math.Max(0.001, launch.DurationSeconds - launch.WarmSeconds.Sum())),
                all.SelectMany(launch => launch.WarmSeconds).Average(),
                arms.Count);
        }
    }
}
