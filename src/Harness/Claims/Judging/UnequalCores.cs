using GilBench.Analysis;
using GilBench.Statistics.Sampling;

namespace GilBench.Claims.Judging;

/// <summary>
/// What is left of a gain where cores run the same code at different speeds and the work is divided equally beforehand: the slowest core
/// ends last. Seen on a shared 2-vCPU machine: Python's sum_squares took 8.5 ms on one core and 4.7 ms on the other for minutes, and
/// threads without a GIL gained 1.38×, while the native control, which felt nothing of it, gained 1.9×.
/// </summary>
internal static class UnequalCores
{
    /// <param name="blocks">Of a one-worker baseline, in each block.</param>
    /// <returns>The slowest core's speed ÷ the mean over cores, the median over blocks; 1 where no block has several cores.</returns>
    public static double SlowestShare(IEnumerable<ArmRounds> blocks)
    {
        var shares = blocks.Select(ShareIn).OfType<double>().ToArray();
        return shares.Length == 0 ? 1 : LaunchValue.Median(shares);
    }

    private static double? ShareIn(ArmRounds block)
    {
        var speeds = block.Launches
            .Where(launch => launch is { Cores.Count: 1, Seconds.Count: > 0 })
            .GroupBy(launch => launch.Cores[0])
            .Select(core => 1 / LaunchValue.Median([.. core.SelectMany(launch => launch.Seconds.Values)]))
            .ToList();
        return speeds.Count < 2 ? null : speeds.Min() / speeds.Average();
    }
}
