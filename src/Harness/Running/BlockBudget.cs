using GilBench.Model;
using GilBench.Statistics.Verdicts;

namespace GilBench.Running;

/// <summary>When to stop, and with which arms to go on: by the width of the intervals, the number of blocks, the budget; never by a verdict.</summary>
/// <param name="impreciseArms">Ids of the arms that a run, as far as it has come, has not measured precisely enough.</param>
internal sealed class BlockBudget(Sampling sampling, Func<Run, IReadOnlySet<string>> impreciseArms)
{
    /// <summary>Blocks between two looks: looking after each one would stop on lucky widths.</summary>
    private const int LookEvery = 2;

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

        var numbered = progress.Blocks.Select(block => block.Block).Distinct().Count();
        if (numbered >= sampling.MaximumBlocks)
        {
            return Ended(progress, RunEndReason.AllBlocks);
        }

        if (progress.Blocks.Count > 0 && spentSeconds + BlockSeconds(progress) > sampling.BudgetSeconds && numbered >= sampling.MinimumBlocks)
        {
            return Ended(progress, RunEndReason.Budget);
        }

        return ImpreciseArms(progress) is { Count: 0 } ? RunEndReason.Precise : null;
    }

    /// <summary>Which arms the next block launches: those that were imprecise at the last look, so that a resumed run goes on with the same ones.</summary>
    /// <returns>Their ids; null is all of them.</returns>
    public IReadOnlySet<string>? ImpreciseArms(RunProgress progress)
    {
        if (progress.ValidBlocks < sampling.MinimumBlocks)
        {
            return null;
        }

        var look = progress.ValidBlocks - ((progress.ValidBlocks - sampling.MinimumBlocks) % LookEvery);
        if (_lastLook is not { } last || last.ValidBlocks != look)
        {
            _lastLook = last = (look, impreciseArms(progress.SnapshotAt(look)));
        }

        return last.Imprecise;
    }

    /// <summary>Expected time to the least number of blocks; null before the first has ended.</summary>
    public TimeSpan? Remaining(RunProgress progress, double spentSeconds)
    {
        var numbered = progress.Blocks.Select(block => block.Block).Distinct().Count();
        return numbered == 0 || spentSeconds <= 0
            ? null
            : TimeSpan.FromSeconds(Math.Max(1, sampling.MinimumBlocks - numbered) * BlockSeconds(progress));
    }

    /// <summary>Of the last block: the pilot makes launches longer, and precise arms leave.</summary>
    private static double BlockSeconds(RunProgress progress) => progress.Blocks is [.., var last]
        ? progress.Launches.Where(launch => (launch.Block, launch.Attempt) == (last.Block, last.Attempt)).Sum(launch => launch.DurationSeconds)
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
