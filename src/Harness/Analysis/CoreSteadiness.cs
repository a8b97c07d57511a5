using GilBench.Model;

namespace GilBench.Analysis;

/// <summary>
/// How steadily a core ran, by the native control's one-worker slices on it: a neighbour on the same physical core slows it down for
/// moments, and nothing that the kernel tells shows it (docs/measurement.md, 3).
/// </summary>
/// <param name="Cpu">The logical CPU.</param>
/// <param name="Rounds">Rounds that counted.</param>
/// <param name="SlowShare">Share of them in which it ran below <see cref="SlowBelow"/> of its best.</param>
/// <param name="SlowSpeed">Median speed in those rounds, as a share of its best; null where there was none.</param>
internal sealed record CoreSteadiness(int Cpu, int Rounds, double SlowShare, double? SlowSpeed)
{
    /// <summary>A core's speed below this share of its best counts as slow; clock and timer noise stay well above.</summary>
    public const double SlowBelow = 0.85;

    /// <summary>A core that is slow in more rounds than this is named where an interval is wide.</summary>
    public const double Noteworthy = 0.10;

    /// <summary>The best is the time that a twentieth of the slices stay below: one slice alone may be a fault of the clock.</summary>
    private const double BestShare = 0.05;

    public bool IsUnsteady => SlowShare > Noteworthy;

    /// <param name="seconds">Times of equal work on one core.</param>
    /// <returns>Null for no time.</returns>
    public static CoreSteadiness? Of(int cpu, IReadOnlyCollection<double> seconds)
    {
        if (seconds.Count == 0)
        {
            return null;
        }

        var sorted = seconds.Order().ToArray();
        var best = sorted[(int)(BestShare * (sorted.Length - 1))];
        var slow = sorted.Select(time => Math.Min(1, best / time)).Where(speed => speed < SlowBelow).Order().ToArray();
        return new CoreSteadiness(
            cpu, sorted.Length, (double)slow.Length / sorted.Length, slow.Length == 0 ? null : slow[slow.Length / 2]);
    }

    /// <summary>One for each core on which the native control ran alone, in ascending order.</summary>
    /// <param name="counting">What of the run counts: what disturbed others is no neighbour.</param>
    public static IReadOnlyList<CoreSteadiness> Of(IReadOnlyList<ArmAnalysis> arms, WhatCounts counting) =>
    [
        .. arms.Where(arm => arm.Arm is { Role: ArmRole.PositiveControl, Workers: 1 })
            .SelectMany(arm => counting.LaunchesOf(arm.Arm.Id))
            .Where(launch => launch.AffinityAsked.Count == 1)
            .GroupBy(launch => launch.AffinityAsked[0])
            .OrderBy(launches => launches.Key)
            .Select(launches => Of(launches.Key, [.. launches.SelectMany(launch => Metric.TimePerUnit.ValuesOf(launch))]))
            .OfType<CoreSteadiness>(),
    ];
}
