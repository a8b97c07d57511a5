namespace GilBench.Statistics.Verdicts;

/// <summary>One of several cases that a claim speaks of at once, such as one number of workers.</summary>
/// <param name="Name">How a reader knows it, such as "4 workers".</param>
/// <param name="LogRatios">
/// ln(base/arm) of each block (for a claim about efficiency: less that of the native control), or of each group of blocks that the order guard
/// merged: independent values.
/// </param>
/// <param name="LimitShift">By how much its A/A control moves the limits: <see cref="ClaimControls.LimitShift"/>.</param>
/// <param name="Verdict">Its own verdict, controls included.</param>
internal sealed record FamilyMember(string Name, double[] LogRatios, double LimitShift, Verdict Verdict);
