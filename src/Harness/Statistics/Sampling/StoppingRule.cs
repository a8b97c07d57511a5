namespace GilBench.Statistics.Sampling;

/// <summary>
/// When a run has blocks enough. Only the width of the intervals is looked at, never where they lie: stopping on the verdict would make a
/// claim at its threshold go wrong 18–19 % of the time instead of 5 % (simulated).
/// </summary>
/// <param name="MinimumBlocks">No look before that many.</param>
/// <param name="MaximumBlocks">No block after that many.</param>
/// <param name="TargetHalfWidth">√(High/Low) − 1 at which an interval is narrow enough, such as 0.01.</param>
internal sealed record StoppingRule(int MinimumBlocks, int MaximumBlocks, double TargetHalfWidth)
{
    public const int QuickMinimumBlocks = 6;
    public const int StandardMinimumBlocks = 12;
    public const int LargestBlocks = 40;

    /// <summary>Blocks between two looks: looking after each one would stop on lucky widths.</summary>
    private const int LookEvery = 2;

    /// <summary>For <c>compare</c>: a whole width of 2 %.</summary>
    public static StoppingRule ForGate(int minimumBlocks = StandardMinimumBlocks) => new(minimumBlocks, LargestBlocks, 0.02 / 2);

    /// <summary>For claims: a whole width of a third of the margin.</summary>
    public static StoppingRule ForClaim(double margin, int minimumBlocks = StandardMinimumBlocks) =>
        new(minimumBlocks, LargestBlocks, margin / 3 / 2);

    /// <param name="blocks">Complete, valid blocks so far.</param>
    /// <returns>After how many of them intervals were looked at last; null before the first look.</returns>
    public int? LastLook(int blocks) => blocks < MinimumBlocks ? null : blocks - ((blocks - MinimumBlocks) % LookEvery);

    /// <param name="halfWidth">Of an interval; null or +∞ where it has no end.</param>
    public bool IsNarrow(double? halfWidth) => halfWidth <= TargetHalfWidth;
}
