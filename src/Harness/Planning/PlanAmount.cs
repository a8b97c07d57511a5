using GilBench.Model;

namespace GilBench.Planning;

/// <summary>
/// How many blocks and rounds a plan has. A budget takes rounds away first, down to the fewest that tell a median, then slices their length,
/// then blocks; never the controls, the fresh launches or the shuffled orders. Pure.
/// </summary>
internal sealed class PlanAmount(PlanRequest request, IReadOnlyList<IReadOnlyList<Arm>> groups, PlanGround ground, ArmCosts costs)
{
    /// <summary>Fewer rounds of short slices leave the median of a block to chance.</summary>
    public const int FewestRounds = 8;

    /// <summary>Memory is read in a launch of its own.</summary>
    private const double MemoryLaunchSeconds = 0.4;

    /// <summary>What comes before the first block: the server, calibration.</summary>
    private const double PreparationSeconds = 3;

    private readonly Profile _profile = request.Profile;

    private readonly IReadOnlyList<(double StartSeconds, double RoundSeconds)> _costs =
        [.. groups.Select(group => MembersOf(group, ground)).Select(members => (costs.StartSeconds(members, request.Profile.SideBySide), costs.RoundSeconds(members)))];

    public (Sampling Sampling, IReadOnlyList<ArmGroup> Groups, double EstimateSeconds) Decide(int memoryArms)
    {
        var budget = (request.Budget ?? _profile.Budget).TotalSeconds;
        var before = PreparationSeconds + (memoryArms * MemoryLaunchSeconds);
        var (blocks, rounds) = (_profile.MinimumBlocks, _profile.Rounds);
        while (rounds > FewestRounds && Seconds(blocks, rounds) > budget - before)
        {
            rounds--;
        }

        var fewestBlocks = Math.Min(Profile.FewestBlocks, blocks);
        while (blocks > fewestBlocks && Seconds(blocks, rounds) > budget - before)
        {
            blocks--;
        }

        while (rounds > 1 && Seconds(blocks, rounds) > budget - before)
        {
            rounds--;
        }

        if (request.Budget is not null)
        {
            blocks = Math.Clamp((int)((budget - before) / Math.Max(0.1, Seconds(1, rounds))), 1, blocks);
        }

        var pilot = blocks > _profile.PilotBlocks && Seconds(blocks, rounds) < budget - before ? _profile.PilotBlocks : 0;
        var sampling = new Sampling(
            blocks, Math.Max(blocks, _profile.MaximumBlocks), pilot, _profile.SliceSeconds, _profile.SideBySide, _profile.TargetHalfWidth, budget);
        return (
            sampling,
            [.. groups.Zip(_costs, (group, cost) => new ArmGroup([.. group.Select(arm => arm.Id)], RoundsOf(cost.RoundSeconds, rounds)))],
            before + Seconds(blocks, rounds));
    }

    private double Seconds(int blocks, int rounds) =>
        blocks * _costs.Sum(cost => cost.StartSeconds + (RoundsOf(cost.RoundSeconds, rounds) * cost.RoundSeconds));

    /// <summary>Where a round outlasts others by far, as the document's own sizes do, fewer are run: as many as time asks, at least one.</summary>
    private int RoundsOf(double roundSeconds, int rounds) =>
        Math.Clamp((int)(_profile.RoundsSeconds / Math.Max(1e-3, roundSeconds)), 1, rounds);

    private static List<Arm> MembersOf(IReadOnlyList<Arm> group, PlanGround ground) =>
        [.. group.SelectMany(arm => Enumerable.Repeat(arm, Grouping.LanesOf(arm, group, ground)))];
}
