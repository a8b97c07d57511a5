namespace GilBench.Analysis;

/// <summary>How many times faster an arm is than its base, paired by block.</summary>
/// <param name="BaseArm">What it is against.</param>
internal sealed record SpeedUp(string BaseArm, Estimate Ratio);
