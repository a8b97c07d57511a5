using GilBench.Analysis;
using GilBench.Model;
using GilBench.Statistics.Verdicts;

namespace GilBench.Running;

/// <summary>When to stop, and with which arms to go on: by the width of the intervals, the number of blocks, the budget; never by a verdict.</summary>
/// <param name="impreciseArms">Ids of the arms that a run, as far as it has come, has not measured precisely enough.</param>
internal sealed class BlockBudget(Sampling sampling, Func<Run, IReadOnlySet<string>> impreciseArms)
{
    /// <summary>More spoiled blocks than this share make the run too noisy to conclude anything (measurement, section 2).</summary>
    private const double MostSpoiled = ClaimControls.LargestInvalidBlockShare;

    /// <summary>Valid blocks of the last look → what it saw.</summary>
    private (int ValidBlocks, IReadOnlySet<string> Imprecise)? _lastLook;

    /// <returns>Null: one more block.</returns>
    public RunEndReason? EndReason(RunProgress progress, double spentSeconds)
    {
        if (spentSeconds > sampling.BudgetSeconds && IsBeyondHope(progress))
        {
            return RunEndReason.TooNoisy;
        }

        if (progress.Blocks is [.., { Valid: false, Attempt: 1 }])
        {
            return null;
        }

        var imprecise = ImpreciseArms(progress);
        if (imprecise is { Count: 0 })
        {
            return Ended(progress, RunEndReason.Precise);
        }

        var numbered = CountNumbers(progress);
        if (numbered >= sampling.MaximumBlocks)
        {
            return Ended(progress, RunEndReason.AllBlocks);
        }

        return numbered >= sampling.MinimumBlocks && spentSeconds + BlockSeconds(progress, imprecise) > sampling.BudgetSeconds
            ? Ended(progress, RunEndReason.Budget)
            : null;
    }

    /// <summary>Which arms the next block launches: those that were imprecise at the last look, so that a resumed run goes on with the same ones.</summary>
    /// <returns>Their ids; null is all of them.</returns>
    public IReadOnlySet<string>? ImpreciseArms(RunProgress progress)
    {
        if (Precision.RuleOf(sampling).LastLook(progress.ValidBlocks) is not { } look)
        {
            return null;
        }

        if (_lastLook is not { } last || last.ValidBlocks != look)
        {
            _lastLook = last = (look, impreciseArms(progress.SnapshotAt(look)));
        }

        return last.Imprecise;
    }

    /// <summary>Expected time to the end of the least number of blocks; null before the first has ended and after the last of them.</summary>
    public TimeSpan? Remaining(RunProgress progress)
    {
        var left = sampling.MinimumBlocks - CountNumbers(progress);
        return progress.Blocks.Count == 0 || left < 1 ? null : TimeSpan.FromSeconds(left * BlockSeconds(progress, launched: null));
    }

    private static int CountNumbers(RunProgress progress) => progress.Blocks.Select(block => block.Block).Distinct().Count();

    /// <summary>What the last block took for the arms that are launched from now on: the pilot makes launches longer, and precise arms leave.</summary>
    /// <param name="launched">Null is all of them.</param>
    private static double BlockSeconds(RunProgress progress, IReadOnlySet<string>? launched) => progress.Blocks is [.., var last]
        ? progress.Launches
            .Where(launch => (launch.Block, launch.Attempt) == (last.Block, last.Attempt) && launched?.Contains(launch.Arm) != false)
            .Sum(launch => launch.DurationSeconds)
        : 0;

    private static RunEndReason Ended(RunProgress progress, RunEndReason reason) =>
        IsTooNoisy(progress) ? RunEndReason.TooNoisy : reason;

    /// <summary>Whether it would be too noisy even if every block up to the least number were good.</summary>
    private bool IsBeyondHope(RunProgress progress)
    {
        var spoiled = progress.Blocks.Count(block => !block.Valid);
        return spoiled > MostSpoiled * (spoiled + Math.Max(sampling.MinimumBlocks, progress.ValidBlocks));
    }

    private static bool IsTooNoisy(RunProgress progress) => progress.Blocks.Count(block => !block.Valid) > MostSpoiled * progress.Blocks.Count;
}
