using GilBench.Analysis;
using GilBench.Statistics;

namespace GilBench.Regression;

/// <summary>What became of one metric of one arm, or of several together, from base to head.</summary>
internal sealed record ArmComparison
{
    /// <summary>The arm's name on both sides; of several what they are called together.</summary>
    public required string Arm { get; init; }

    public required Metric Metric { get; init; }

    public required ComparisonAnswer Answer { get; init; }

    /// <summary>Head ÷ base: above 1 the head needs more. Null where one side was not measured.</summary>
    public Estimate? Ratio { get; init; }

    /// <summary>The same of the second measuring; null where there was none.</summary>
    public Estimate? RatioAgain { get; init; }

    /// <summary>Base again ÷ base: whatever differs from 1 is noise. Null where it was not measured.</summary>
    public Estimate? AaControl { get; init; }

    /// <summary>δ: the change that is let pass, as a share.</summary>
    public required double Margin { get; init; }

    /// <summary>The slow-down that would have been found four times in five, as a share; null where none could have been.</summary>
    public double? DetectableEffect { get; init; }

    /// <summary>One sentence.</summary>
    public required string Reason { get; init; }
}

/// <summary>What is said of an arm's change.</summary>
internal enum ComparisonAnswer
{
    /// <summary>By more than the margin, in both measurings.</summary>
    Slower,

    /// <summary>By more than the margin in the first measuring, but not in the second.</summary>
    NotConfirmed,

    /// <summary>By more than the margin.</summary>
    Faster,

    /// <summary>The whole interval lies within the margin.</summary>
    NoDifference,

    /// <summary>A difference of the size that is looked for could be there or not.</summary>
    TooNoisy,

    /// <summary>One side failed, or was not measured.</summary>
    NotMeasured,
}

/// <summary>A comparison, judged.</summary>
/// <param name="Reason">One sentence.</param>
internal sealed record ComparisonResult(ComparisonOutcome Outcome, string Reason, IReadOnlyList<ArmComparison> Arms)
{
    /// <summary>
    /// Arms together, by their times: those of one workload, and all of them. A change of most of them is told sooner than that of one.
    /// </summary>
    public IReadOnlyList<ArmComparison> Together { get; init; } = [];

    /// <summary>What is said of times and other metrics: arms together first.</summary>
    public IReadOnlyList<ArmComparison> All => [.. Together, .. Arms];

    /// <summary>Arms that alarmed, by themselves or together, and that have to be measured once more before anything fails.</summary>
    public IReadOnlyList<string> ToMeasureAgain { get; init; } = [];

    /// <summary>Arms that showed no difference by any metric by which others alarmed: sentinels of the second measuring.</summary>
    public IReadOnlyList<string> Quiet { get; init; } = [];

    /// <summary>What the second measuring showed of arms that had not alarmed; none where nothing was measured again.</summary>
    public IReadOnlyList<SentinelReading> Sentinels { get; init; } = [];
}

/// <summary>A sentinel in the second measuring: where it alarms, the machine has changed, and no alarm counts.</summary>
/// <param name="Name">The arm's; of a base against itself a phrase that says so.</param>
/// <param name="Metric">By which something had alarmed.</param>
/// <param name="Ratio">Of the second measuring: head ÷ base, or of the base to itself.</param>
internal sealed record SentinelReading(string Name, Metric Metric, Estimate? Ratio, bool Alarm);

internal enum ComparisonOutcome
{
    /// <summary>Nothing became slower by more than its margin, as far as this machine can tell.</summary>
    Passed,

    /// <summary>Something became slower, twice.</summary>
    Failed,

    /// <summary>Something alarmed and has not been measured again.</summary>
    Unconfirmed,

    /// <summary>The machine is suspected, or nothing could be told at all.</summary>
    CouldNotTell,
}
