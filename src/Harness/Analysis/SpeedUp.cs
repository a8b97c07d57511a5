namespace GilBench.Analysis;

/// <summary>How many times faster an arm is than its baseline, paired by round.</summary>
/// <param name="BaseArm">What it is against.</param>
internal sealed record SpeedUp(string BaseArm, Estimate Ratio);
