using GilBench.Analysis;
using GilBench.Model;
using GilBench.Statistics.Verdicts;

namespace GilBench.Running;

/// <summary>
/// When to stop, and with which arms to go on: by the width of the intervals, the number of blocks, the budget; never by a verdict.
/// </summary>
/// <param name="impreciseArms">Ids of the arms that a run, as far as it has come, has not measured precisely enough.</param>
/// <param name="mostImpreciseArms">Those of them that a rest of the budget too short for all of them goes to; null is none.</param>
internal sealed class BlockBudget(
    Sampling sampling, Func<Run, IReadOnlySet<string>> impreciseArms, Func<Run, IReadOnlySet<string>>? mostImpreciseArms = null)
{
    /// <summary>More rounds set aside than this share make the run too noisy to conclude anything (docs/measurement.md, 2).</summary>
    private const double MostLost = ClaimControls.LargestInvalidBlockShare;

    /// <summary>With more than this lost, and the budget spent, the least number of blocks is not waited for.</summary>
    private const double MostLostBeyondBudget = 0.20;

    /// <summary>Blocks of the last look → what it saw.</summary>
    private (int Blocks, IReadOnlySet<string> Imprecise, Lazy<IReadOnlySet<string>> MostImprecise)? _lastLook;

    /// <returns>Null: one more block.</returns>
    public RunEndReason? EndReason(RunProgress progress, double spentSeconds)
    {
        if (spentSeconds > sampling.BudgetSeconds && IsBeyondHope(progress))
        {
            return RunEndReason.TooNoisy;
        }

        var imprecise = ImpreciseArms(progress);
        if (imprecise is { Count: 0 })
        {
            return Ended(progress, RunEndReason.Precise);
        }

        if (progress.Blocks.Count >= sampling.MaximumBlocks)
        {
            return Ended(progress, RunEndReason.AllBlocks);
        }

        var goesOn = progress.Blocks.Count < sampling.MinimumBlocks
            || Fits(progress, imprecise, spentSeconds)
            || HasTimeForMost(progress, spentSeconds);
        return goesOn ? null : Ended(progress, RunEndReason.Budget);
    }

    /// <summary>
    /// Which arms the next block launches: those that were imprecise at the last look, or of them those that need it most, where there is
    /// no time for all.
    /// </summary>
    /// <returns>Their ids; null is all of them.</returns>
    public IReadOnlySet<string>? ArmsOfNext(RunProgress progress, double spentSeconds)
    {
        var imprecise = ImpreciseArms(progress);
        return progress.Blocks.Count >= sampling.MinimumBlocks && !Fits(progress, imprecise, spentSeconds)
            && HasTimeForMost(progress, spentSeconds)
            ? _lastLook!.Value.MostImprecise.Value
            : imprecise;
    }

    private bool Fits(RunProgress progress, IReadOnlySet<string>? launched, double spentSeconds) =>
        sampling.BudgetSeconds is not { } budget || spentSeconds + BlockSeconds(progress, launched) <= budget;

    private bool HasTimeForMost(RunProgress progress, double spentSeconds) =>
        _lastLook is { MostImprecise.Value: { Count: > 0 } most } && Fits(progress, most, spentSeconds);

    /// <returns>Ids of those that were imprecise at the last look; null, which is all of them, before the first.</returns>
    private IReadOnlySet<string>? ImpreciseArms(RunProgress progress)
    {
        if (Precision.RuleOf(sampling).LastLook(progress.Blocks.Count) is not { } look)
        {
            return null;
        }

        if (_lastLook is not { } last || last.Blocks != look)
        {
            var seen = progress.SnapshotAt(look);
            _lastLook = last = (look, impreciseArms(seen), new(() => mostImpreciseArms?.Invoke(seen) ?? new HashSet<string>()));
        }

        return last.Imprecise;
    }

    /// <summary>
    /// Expected time to the end of the least number of blocks; null before the first has ended and after the last of them.
    /// </summary>
    public TimeSpan? Remaining(RunProgress progress)
    {
        var left = sampling.MinimumBlocks - progress.Blocks.Count;
        return progress.Blocks.Count == 0 || left < 1 ? null : TimeSpan.FromSeconds(left * BlockSeconds(progress, launched: null));
    }

    /// <summary>
    /// On a machine that turns out slower than the plan or the pilot thought, blocks have fewer rounds, so that the least number of them
    /// ends within the budget: an interval needs blocks. A block whose workers started one after another says nothing of one where they
    /// start at once.
    /// </summary>
    /// <returns>What part of the planned rounds the next block has time for, from 0 to 1.</returns>
    public double RoundsShare(Plan plan, RunProgress progress, double spentSeconds)
    {
        var left = sampling.MinimumBlocks - progress.Blocks.Count;
        if (sampling.BudgetSeconds is not { } budget || left < 1 || progress.Blocks is not [.., var last]
            || sampling.StartsSideBySide(last.Block) != sampling.StartsSideBySide(last.Block + 1))
        {
            return 1;
        }

        var measured = progress.Groups.Where(end => end.Block == last.Block && end.Rounds > 0).Select(end => end.Group).ToHashSet();
        var costs = progress.Groups
            .Where(end => measured.Contains(end.Group)
                && sampling.StartsSideBySide(end.Block) == sampling.StartsSideBySide(last.Block + 1))
            .GroupBy(end => end.Group, (group, ends) => CostOf(group, [.. ends]))
            .ToList();
        var planned = costs.Sum(cost => (progress.RoundsOf(cost.Group) ?? plan.Groups[cost.Group].Rounds) * cost.RoundSeconds);
        var available = ((budget - spentSeconds) / left) - costs.Sum(cost => cost.StartSeconds);
        return planned <= 0 ? 1 : Math.Clamp(available / planned, 0, 1);
    }

    /// <summary>
    /// What a group's start and each round that counts took in a block so far: in the mean, as a neighbour slows one block and not the
    /// next, and with what was set aside and run again, as a machine that loses rounds goes on losing them.
    /// </summary>
    private static (int Group, double StartSeconds, double RoundSeconds) CostOf(int group, IReadOnlyList<GroupEnd> ends) => (
        group,
        ends.Sum(end => end.StartSeconds) / ends.Select(end => end.Block).Distinct().Count(),
        ends.Sum(end => end.RoundsSeconds) / Math.Max(1, ends.Sum(end => end.Rounds - end.LostRounds)));

    /// <summary>
    /// What the groups took that still have an arm to measure, in the last block that measured all of those arms, each group by the share
    /// of its launches that are to be made again: the pilot makes launches longer, and precise arms leave. Rounds that were set aside and
    /// run again are no sign that the next block's will be.
    /// </summary>
    /// <param name="launched">Null is all of them.</param>
    private static double BlockSeconds(RunProgress progress, IReadOnlySet<string>? launched)
    {
        if (progress.Blocks is not [.., var last])
        {
            return 0;
        }

        var like = launched is null ? last.Block : LastWithAll(progress, launched) ?? last.Block;
        var shares = progress.Launches.Where(launch => launch.Block == like)
            .GroupBy(launch => launch.Group)
            .ToDictionary(
                group => group.Key, group => group.Count(launch => launched?.Contains(launch.Arm) != false) / (double)group.Count());
        return progress.Groups
            .Where(end => end.Block == like)
            .Sum(end => shares.GetValueOrDefault(end.Group)
                * (end.StartSeconds + (end.Rounds == 0 ? 0 : end.RoundsSeconds * (end.Rounds - end.SetAside.Count) / end.Rounds)));
    }

    /// <returns>The block; null where none measured all of the arms.</returns>
    private static int? LastWithAll(RunProgress progress, IReadOnlySet<string> arms)
    {
        var blocks = progress.Launches.Where(launch => arms.Contains(launch.Arm))
            .GroupBy(launch => launch.Block, launch => launch.Arm)
            .Select(block => (block.Key, Arms: block.Distinct().Count()))
            .ToList();
        return blocks.Count == 0 ? null : blocks.Where(block => block.Arms == blocks.Max(other => other.Arms)).Max(block => block.Key);
    }

    private static RunEndReason Ended(RunProgress progress, RunEndReason reason) =>
        RoundCounts.Of(progress.Groups).LostShare > MostLost ? RunEndReason.TooNoisy : reason;

    /// <summary>
    /// Whether too many rounds would be lost even if every block up to the least number went well; once all of those are there, no more is
    /// waited for, and what they tell counts.
    /// </summary>
    private bool IsBeyondHope(RunProgress progress)
    {
        if (progress.ValidBlocks >= sampling.MinimumBlocks)
        {
            return false;
        }

        var rounds = RoundCounts.Of(progress.Groups);
        var perBlock = progress.Blocks.Count == 0 ? rounds.Run : rounds.Run / progress.Blocks.Count;
        return rounds.Lost > MostLostBeyondBudget * (rounds.Run + (perBlock * Math.Max(0, sampling.MinimumBlocks - progress.Blocks.Count)));
    }
}
