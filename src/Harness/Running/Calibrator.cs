using GilBench.Analysis;
using GilBench.Model;
using GilBench.Workers;

namespace GilBench.Running;

/// <summary>
/// Finds how many units one iteration of a workload has in one language: doubled until the fastest arm takes long enough, then frozen for all
/// its arms. Only the widest arm of each model and runtime can be the fastest, so only those are tried.
/// </summary>
internal sealed class Calibrator(Func<ArmSetting, int, CancellationToken, Task<WorkerReport>> tryOut)
{
    private const int MostTasks = 1 << 24;

    /// <returns>Null where no arm of the group could be run; its launches will say why.</returns>
    public async Task<Calibration?> CalibrateAsync(IReadOnlyList<ArmSetting> group, double leastSeconds, CancellationToken cancellation)
    {
        var candidates = group
            .Where(setting => !setting.Arm.Weak && setting.Arm.Role != ArmRole.NullControl)
            .GroupBy(setting => (setting.Arm.Model, setting.Arm.Runtime))
            .Select(arms => arms.MaxBy(setting => (setting.Arm.Workers, setting.Arm.Cores))!)
            .ToList();
        var step = Step(group);
        Calibration? frozen = null;
        foreach (var candidate in candidates)
        {
            frozen = await TryOutAsync(candidate, frozen, step, leastSeconds, cancellation).ConfigureAwait(false) ?? frozen;
        }

        return frozen;
    }

    /// <summary>The fewest tasks that every number of workers of the group shares evenly, as far as that stays small.</summary>
    internal static int Step(IReadOnlyList<ArmSetting> group)
    {
        const long mostTasks = 4096;
        var counts = group.Select(setting => (long)setting.Arm.Workers).Distinct().ToList();
        var shared = counts.Aggregate(1L, (least, count) => least > mostTasks ? least : least / Gcd(least, count) * count);
        return (int)(shared > mostTasks ? counts.Max() : shared);
    }

    private async Task<Calibration?> TryOutAsync(
        ArmSetting candidate, Calibration? frozen, int step, double leastSeconds, CancellationToken cancellation)
    {
        var tasks = frozen?.Tasks ?? step;
        while (true)
        {
            var report = await tryOut(candidate, tasks, cancellation).ConfigureAwait(false);
            if (report.Outcome != LaunchOutcome.Ok || MeterMedians.OfWarm(report.Samples, sample => sample.WallSeconds) is not { } seconds)
            {
                return null;
            }

            if (seconds >= leastSeconds || tasks >= MostTasks)
            {
                return frozen is not null && frozen.Tasks == tasks && frozen.FastestSeconds <= seconds
                    ? null
                    : new Calibration(
                        candidate.Arm.Workload, candidate.Arm.ParameterSet, candidate.Language, tasks, seconds, candidate.Arm.Id);
            }

            // As many doublings as the time so far calls for; at most eight, since a very short time says little.
            var doublings = Math.Clamp((int)Math.Ceiling(Math.Log2(leastSeconds / Math.Max(seconds, 1e-6))), 1, 8);
            tasks = (int)Math.Min((long)tasks << doublings, MostTasks);
        }
    }

    private static long Gcd(long a, long b) => b == 0 ? a : Gcd(b, a % b);
}
