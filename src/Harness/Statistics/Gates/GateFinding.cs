namespace GilBench.Statistics.Gates;

/// <param name="Name">The arm.</param>
/// <param name="SlowDown">Head time / base time, Hodges–Lehmann.</param>
/// <param name="AdjustedPValue">Of H₀: the slow-down is at most the margin; Holm-adjusted over the pass.</param>
/// <param name="Alarm">Whether it is rejected.</param>
/// <param name="MinimumDetectableEffect">The slow-down found four times in five, such as 0.2 for 20 %; +∞ where none could be.</param>
internal sealed record GateFinding(string Name, double SlowDown, double AdjustedPValue, bool Alarm, double MinimumDetectableEffect);

/// <param name="Name">The arm.</param>
/// <param name="LogSlowDowns">ln(head/base) of each block: above 0 where the head is slower.</param>
/// <param name="Margin">δ, the slow-down that is let pass, such as 0.02.</param>
internal sealed record GateArm(string Name, double[] LogSlowDowns, double Margin)
{
    /// <summary>With base and head in each other's place: its slow-downs are the speed-ups of the head.</summary>
    public GateArm Reversed() => this with { LogSlowDowns = [.. LogSlowDowns.Select(log => -log)] };
}

/// <param name="Outcome">What the gate says.</param>
/// <param name="Arms">The arms it says it of: those that alarmed, in the first pass or in both.</param>
/// <param name="Reason">One complete sentence.</param>
internal sealed record GateConclusion(GateOutcome Outcome, IReadOnlyList<string> Arms, string Reason);

internal enum GateOutcome
{
    Passed,
    Failed,

    /// <summary>Something alarmed once and has not been run again.</summary>
    RerunNeeded,

    /// <summary>Arms alarmed twice, but so did a sentinel that had been quiet: the machine is suspected.</summary>
    Inconclusive,
}
