using GilBench.Model;

namespace GilBench.Running;

/// <summary>
/// Holds calibrations that an earlier run or session made against the first slices that were run with them: a machine may have become faster or
/// slower since. Pure.
/// </summary>
internal static class CalibrationCheck
{
    /// <summary>A number that was found while a neighbour was on the core makes slices of little more than half the least where there is none.</summary>
    private const double LeastShare = 0.75;

    /// <summary>Steps leave a slice between once and twice the least; a neighbour makes that up to twice as long.</summary>
    private const double MostShare = 4;

    /// <param name="members">Of the group that was run.</param>
    /// <param name="launches">Its launches.</param>
    /// <param name="settings">Every arm of the run.</param>
    /// <param name="unchecked">The calibration of an arm, where nothing has shown yet that it is right; else null.</param>
    /// <returns>Those whose slices are too short or too long.</returns>
    public static IReadOnlyList<Calibration> Off(
        IReadOnlyList<GroupMember> members,
        IReadOnlyList<Launch> launches,
        IReadOnlyList<ArmSetting> settings,
        Sampling sampling,
        Func<ArmSetting, Calibration?> @unchecked) =>
    [
        .. members
            .Select(member => member.Setting)
            .Where(setting => setting.Sizes.Tasks is null && setting.Arm is { Weak: false, Role: not ArmRole.NullControl })
            .DistinctBy(setting => setting.Arm.Id)
            .Select(setting => (Setting: setting, Calibration: @unchecked(setting)))
            .Where(one => one.Calibration is not null)
            .GroupBy(one => one.Calibration!, one => one.Setting)
            .Where(arms => IsOff(arms.Key, arms.ToDictionary(setting => setting.Arm.Id), launches, Least(arms.First(), settings, sampling)))
            .Select(arms => arms.Key),
    ];

    /// <summary>What a slice has at least: seconds, and units.</summary>
    private static LeastSlice Least(ArmSetting one, IReadOnlyList<ArmSetting> settings, Sampling sampling)
    {
        var least = LeastSlice.Of(one.Workload, sampling);
        return least with
        {
            Tasks = Calibrator.LeastTasks(
                [.. settings.Where(setting => setting.Workload == one.Workload && setting.Sizes == one.Sizes && setting.Language == one.Language)], least),
        };
    }

    private static int FactorOf(ArmSetting setting) => SliceLength.FactorOf(setting.Model, setting.Workload);

    private static bool IsOff(Calibration calibration, Dictionary<string, ArmSetting> arms, IReadOnlyList<Launch> launches, LeastSlice least)
    {
        var medians = launches
            .Where(launch => launch.Outcome == LaunchOutcome.Ok && arms.ContainsKey(launch.Arm) && launch.WarmSeconds.Count > 0)
            .Select(launch => launch.WarmSeconds.Order().ElementAt((launch.WarmSeconds.Count - 1) / 2) / FactorOf(arms[launch.Arm]))
            .ToList();
        return medians.Count > 0 && ((medians.Min() < LeastShare * least.Seconds && calibration.Tasks < Calibrator.MostTasks)
            || (medians.Min() > MostShare * least.Seconds && calibration.Tasks > least.Tasks));
    }
}
