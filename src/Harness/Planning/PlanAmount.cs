using GilBench.Model;

namespace GilBench.Planning;

/// <summary>
/// How much a plan measures. A budget takes rounds away first, down to the fewest that tell a median, then shortens slices to the least
/// that tells, takes blocks away down to the fewest that have an interval, then more rounds, down to one, and the timing of start-up; fewer
/// blocks come last. Never the controls, the fresh launches or the shuffled orders. Pure.
/// </summary>
/// <param name="memoryArms">Arms whose memory is read.</param>
internal sealed class PlanAmount(
    PlanRequest request, IReadOnlyList<IReadOnlyList<Arm>> groups, PlanningContext context, ArmCosts costs, IEnumerable<Arm> memoryArms)
{
    /// <summary>Fewer blocks have no finite 95 % interval.</summary>
    public const int FewestBlocks = 6;

    /// <summary>Fewer rounds of short slices leave the median of a block to chance.</summary>
    public const int FewestRounds = 8;

    /// <summary>What comes before the first block beside calibration and memory: the server.</summary>
    public const double PreparationSeconds = 2;

    private const double SliceStepSeconds = 0.005;

    private readonly Profile _profile = request.Profile;
    private readonly double _budget = (request.Budget ?? request.Profile.Budget).TotalSeconds;
    private readonly double _before = PreparationSeconds + memoryArms.Sum(costs.MemoryLaunchSeconds)
        + (request.Profile.PaysForCalibration ? costs.CalibrationSeconds(groups.SelectMany(group => group)) : 0);
    private readonly List<List<Arm>> _members =
    [
        .. groups.Select(group => group
            .SelectMany(arm => Enumerable.Repeat(arm, Grouping.LaunchesOf(arm, group, context, costs))).ToList()),
    ];

    private readonly IReadOnlyList<int> _batches = StartBatches.Of(groups, context, costs);

    public (Sampling Sampling, IReadOnlyList<ArmGroup> Groups, double EstimateSeconds) Decide()
    {
        var amount = Fitted(_profile.SideBySide);
        var hastens = _profile.KeepsRounds
            ? amount.Rounds < FewestRounds || amount.Blocks < _profile.MinimumBlocks
            : request.Budget is not null && !Fits(amount);
        if (hastens && !_profile.SideBySide && _profile.TimedStartBlocks != 0)
        {
            amount = Fitted(sideBySide: true);
        }

        if (request.Budget is not null && !Fits(amount))
        {
            var blocks = (int)((_budget - _before) / Math.Max(0.1, BlockSeconds(amount, amount.Costs)));
            amount = amount with { Blocks = Math.Clamp(blocks, 1, amount.Blocks) };
        }

        var pilot = amount.Blocks > _profile.PilotBlocks && EstimateSeconds(amount) < _budget ? _profile.PilotBlocks : 0;
        var sampling = new Sampling(
            amount.Blocks, Math.Max(amount.Blocks, _profile.MaximumBlocks), pilot, amount.SliceSeconds, amount.SideBySide,
            _profile.TargetHalfWidth, _budget, amount.SideBySide ? null : _profile.TimedStartBlocks,
            _profile.GilLaunches > 1 ? _profile.GilLaunches : null);
        return (
            sampling,
            [
                .. groups.Zip(amount.Costs, _batches).Select(one =>
                    new ArmGroup([.. one.First.Select(arm => arm.Id)], RoundsOf(one.Second, amount), one.Third)),
            ],
            EstimateSeconds(amount));
    }

    /// <summary>As much as the budget has time for; the fewest blocks with one round of the shortest slices where it has less.</summary>
    private Amount Fitted(bool sideBySide)
    {
        var together = StartedTogether();
        var amount = new Amount(
            _profile.MinimumBlocks, _profile.Rounds, _profile.SliceSeconds, sideBySide,
            sideBySide ? together : [.. _members.Select(members => costs.Of(members, sideBySide))],
            together);
        amount = Reduced(amount, FewestRounds, one => one.Rounds, one => one with { Rounds = one.Rounds - 1 });
        amount = Reduced(
            amount, Profile.LeastSliceSeconds, one => one.SliceSeconds,
            one => one with { SliceSeconds = Math.Max(Profile.LeastSliceSeconds, one.SliceSeconds - SliceStepSeconds) });
        amount = Reduced(amount, _profile.FewestBlocks, one => one.Blocks, one => one with { Blocks = one.Blocks - 1 });
        return Reduced(amount, _profile.FewestRounds, one => one.Rounds, one => one with { Rounds = one.Rounds - 1 });
    }

    /// <summary>What each group takes where the workers of its batch start together: by its launches, a part of that start.</summary>
    private IReadOnlyList<GroupCost> StartedTogether()
    {
        var batches = _members.Zip(_batches)
            .GroupBy(group => group.Second, group => group.First)
            .Select(batch => (batch.Key, Members: batch.SelectMany(members => members).ToList()))
            .ToDictionary(batch => batch.Key, batch => (Cost: costs.Of(batch.Members, sideBySide: true), batch.Members.Count));
        return [.. _members.Zip(_batches, (members, batch) => costs.Of(members, sideBySide: true)
            .StartedWith(batches[batch].Cost, members.Count / (double)batches[batch].Count))];
    }

    private Amount Reduced(Amount amount, double least, Func<Amount, double> size, Func<Amount, Amount> less)
    {
        while (!Fits(amount) && size(amount) > least)
        {
            amount = less(amount);
        }

        return amount;
    }

    private bool Fits(Amount amount) => EstimateSeconds(amount) <= _budget;

    private double EstimateSeconds(Amount amount)
    {
        var inTurn = Math.Min(amount.Blocks, _profile.TimedStartBlocks ?? amount.Blocks);
        return _before
            + (inTurn * BlockSeconds(amount, amount.Costs))
            + ((amount.Blocks - inTurn) * BlockSeconds(amount, amount.SideBySideCosts));
    }

    private double BlockSeconds(Amount amount, IReadOnlyList<GroupCost> ofGroups) =>
        ofGroups.Sum(cost => cost.SecondsOfBlock(RoundsOf(cost, amount), amount.SliceSeconds));

    /// <summary>
    /// Where a round outlasts others by far, as the document's own sizes do, fewer are run: as many as time asks, at least one.
    /// </summary>
    private int RoundsOf(GroupCost cost, Amount amount) =>
        Math.Clamp((int)(RoundsSecondsOf(cost) / Math.Max(1e-3, cost.SecondsOfRound(amount.SliceSeconds))), 1, amount.Rounds);

    private double RoundsSecondsOf(GroupCost cost) => cost.IsSweep ? _profile.SweepRoundsSeconds : _profile.RoundsSeconds;

    private sealed record Amount(
        int Blocks,
        int Rounds,
        double SliceSeconds,
        bool SideBySide,
        IReadOnlyList<GroupCost> Costs,
        IReadOnlyList<GroupCost> SideBySideCosts);
}
