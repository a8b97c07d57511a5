using GilBench.Model;

namespace GilBench.Running;

/// <summary>
/// Holds calibrations that an earlier run or session made against the first slices that were run with them: a machine may have become
/// faster or slower since. Pure.
/// </summary>
internal static class CalibrationCheck
{
    /// <summary>
    /// A number that was found while a neighbour was on the core makes slices of little more than half the least where there is none.
    /// </summary>
    private const double LeastShare = 0.75;

    /// <summary>Steps leave a slice between once and twice the least; a neighbour makes that up to twice as long.</summary>
    private const double MostShare = 4;

    /// <param name="members">Of the group that was run.</param>
    /// <param name="launches">Its launches.</param>
    /// <returns>Those of which nothing had shown yet that they are right, and whose slices are too short or too long.</returns>
    public static IReadOnlyList<Calibration> Off(IReadOnlyList<GroupMember> members, IReadOnlyList<Launch> launches, RunRecorder run) =>
    [
        .. members
            .Select(member => member.Resolved)
            .Where(resolved => resolved.ParameterSet.IsCalibrated && resolved.Arm is { Weak: false, Role: not ArmRole.AaControl })
            .DistinctBy(resolved => resolved.Arm.Id)
            .Select(resolved => (Resolved: resolved, Calibration: run.Progress.UncheckedCalibrationOf(resolved)))
            .Where(one => one.Calibration is not null)
            .GroupBy(one => one.Calibration!, one => one.Resolved)
            .Where(arms => IsOff(arms.Key, [.. arms], launches, Least(arms.First(), run)))
            .Select(arms => arms.Key),
    ];

    /// <summary>What a slice has at least: seconds, and units.</summary>
    private static LeastSlice Least(ResolvedArm one, RunRecorder run)
    {
        var least = LeastSlice.Of(one.Workload, run.Plan.Sampling);
        var alike = run.Arms.Where(resolved =>
            resolved.Workload == one.Workload && resolved.ParameterSet == one.ParameterSet && resolved.Language == one.Language);
        return least with { Tasks = Calibrator.LeastTasks([.. alike], least) };
    }

    private static bool IsOff(Calibration calibration, IReadOnlyList<ResolvedArm> arms, IReadOnlyList<Launch> launches, LeastSlice least)
    {
        var factors = arms.ToDictionary(resolved => resolved.Arm.Id, resolved => resolved.SliceFactor);
        var medians = launches
            .Where(launch => factors.ContainsKey(launch.Arm) && WhatCounts.HasTime(launch))
            .Select(launch => launch.WarmSeconds.Order().ElementAt((launch.WarmSeconds.Count - 1) / 2) / factors[launch.Arm])
            .ToList();
        return medians.Count > 0 && ((medians.Min() < LeastShare * least.Seconds && calibration.Tasks < Calibrator.MostTasks)
            || (medians.Min() > MostShare * least.Seconds && calibration.Tasks > least.Tasks));
    }
}
