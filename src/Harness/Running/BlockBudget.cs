using GilBench.Model;
using GilBench.Statistics.Verdicts;

namespace GilBench.Running;

/// <summary>When to stop: on the width of the intervals, on the number of blocks, on the budget; never on a verdict.</summary>
/// <param name="widestHalfWidth">Of all intervals so far the widest, as a share of its estimate; null where there is none yet.</param>
internal sealed class BlockBudget(Sampling sampling, Func<Run, double?> widestHalfWidth)
{
    /// <summary>Blocks between two looks: looking after each one would stop on lucky widths.</summary>
    private const int LookEvery = 2;

    /// <summary>More spoiled blocks than this share make the run too noisy to conclude anything (measurement, section 2).</summary>
    private const double MostSpoiled = ClaimControls.LargestInvalidBlockShare;

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

        var looks = progress.ValidBlocks >= sampling.MinimumBlocks && (progress.ValidBlocks - sampling.MinimumBlocks) % LookEvery == 0;
        return looks && IsNarrow(progress) ? RunEndReason.Precise : null;
    }

    /// <summary>Expected time to the least number of blocks; null before the first has ended.</summary>
    public TimeSpan? Remaining(RunProgress progress, double spentSeconds)
    {
        var numbered = progress.Blocks.Select(block => block.Block).Distinct().Count();
        return numbered == 0 || spentSeconds <= 0
            ? null
            : TimeSpan.FromSeconds(Math.Max(1, sampling.MinimumBlocks - numbered) * BlockSeconds(progress));
    }

    private static double BlockSeconds(RunProgress progress) =>
        progress.Launches.Sum(launch => launch.DurationSeconds) / Math.Max(1, progress.Blocks.Count);

    private bool IsNarrow(RunProgress progress) =>
        widestHalfWidth(progress.Snapshot()) is { } width && width <= sampling.TargetHalfWidth;

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
