using GilBench.Model;

namespace GilBench.Running;

/// <summary>
/// What sets a round aside, for every arm of its group alike (docs/measurement.md, 2): what the environment took away while it ran. Never
/// how long anything took. Pure.
/// </summary>
internal static class RoundRules
{
    private const double MostSteal = 0.02;
    private const double MostUsedByOthers = 0.10;

    /// <summary>The kernel counts in ticks of 10 ms, and the harness itself works a little between slices.</summary>
    private const double UncountedSeconds = 0.03;

    /// <summary>
    /// A thread of the kernel's own that runs for 5 ms twice a second (seen) takes an eighth of a slice of 40 ms. At 0.90 it cost a round
    /// of five, and for one-worker slices alone: those of several workers lose as much and are not held to this.
    /// </summary>
    private const double LeastCpuPerWall = 0.85;

    /// <summary>
    /// That is as much as a neighbour takes from a slice of 20 ms, which is left in. At 15 % of such a slice alone, of which a round of
    /// <c>verify</c> has 16, one of every six rounds was set aside for one slice in seventy.
    /// </summary>
    private const double LeastLostSeconds = 0.015;

    /// <param name="slices">The round's slice of each member.</param>
    /// <param name="cores">How many cores the group has.</param>
    /// <param name="noise">What the machine did from the first slice's beginning to the last one's end.</param>
    /// <returns>One sentence; null for a round that counts.</returns>
    public static string? Fault(IReadOnlyList<(GroupMember Member, IterationSample Slice)> slices, int cores, NoiseDelta? noise)
    {
        if (noise is { ThrottledPeriods: > 0 })
        {
            return DisturbanceText.Throttled(noise.ThrottledSeconds ?? 0);
        }

        if (noise?.StealShare is > MostSteal and var stolen)
        {
            return DisturbanceText.Stolen(stolen, MostSteal);
        }

        var alone = slices.FirstOrDefault(one =>
            Computes(one.Member) && one.Member.Resolved.Arm.Workers == 1 && one.Slice.CpuPerWall < LeastCpuPerWall
            && (1 - one.Slice.CpuPerWall) * one.Slice.WallSeconds > LeastLostSeconds);
        if (alone.Member is not null)
        {
            return DisturbanceText.LostTime(alone.Slice.CpuPerWall ?? 0, LeastCpuPerWall);
        }

        if (slices.All(one => Computes(one.Member)) && noise is { BusyCpuSeconds: { } busy, WallSeconds: > 0 })
        {
            var others = busy - slices.Sum(one => (one.Slice.CpuSelfSeconds ?? 0) + (one.Slice.CpuChildrenSeconds ?? 0)) - UncountedSeconds;
            var share = others / (noise.WallSeconds * cores);
            return share > MostUsedByOthers ? DisturbanceText.OtherPrograms(share, MostUsedByOthers) : null;
        }

        return null;
    }

    private static bool Computes(GroupMember member) => member.Resolved.Workload.Kind is WorkloadKind.Cpu or WorkloadKind.Control;
}
