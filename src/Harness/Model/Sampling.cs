namespace GilBench.Model;

/// <summary>How much is measured. How many rounds a launch has stands with its group.</summary>
/// <param name="MinimumBlocks">Blocks before the first look at widths.</param>
/// <param name="MaximumBlocks">Blocks at most.</param>
/// <param name="PilotBlocks">Blocks whose spreads decide how many more rounds launches get; 0 keeps the planned ones.</param>
/// <param name="SliceSeconds">What the fastest arm of a calibrated workload takes at least for one slice.</param>
/// <param name="SideBySide">Whether the workers of a group start at once: quicker, but their start-up and first use are then not timed.</param>
/// <param name="TimedStartBlocks">After so many blocks the workers of a group start at once in any case; null: never.</param>
/// <param name="TargetHalfWidth">Sampling stops when every arm's interval is this narrow, as a share of the estimate.</param>
/// <param name="BudgetSeconds">Wall time that blocks beyond the minimum may use; null is no limit.</param>
internal sealed record Sampling(
    int MinimumBlocks,
    int MaximumBlocks,
    int PilotBlocks,
    double SliceSeconds,
    bool SideBySide,
    int? TimedStartBlocks,
    double TargetHalfWidth,
    double? BudgetSeconds)
{
    /// <summary>Whether the workers of a group start at once in this block.</summary>
    public bool StartsSideBySide(int block) => SideBySide || block > TimedStartBlocks;
}
