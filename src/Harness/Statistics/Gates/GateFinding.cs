namespace GilBench.Statistics.Gates;

/// <param name="Name">The arm.</param>
/// <param name="SlowDown">Head time / base time, Hodges–Lehmann.</param>
/// <param name="AdjustedPValue">Of H₀: the slow-down is at most the margin; Holm-adjusted over the pass.</param>
/// <param name="Alarm">Whether it is rejected.</param>
/// <param name="MinimumDetectableEffect">The slow-down found four times in five, such as 0.2 for 20 %; +∞ where none could be.</param>
internal sealed record GateFinding(string Name, double SlowDown, double AdjustedPValue, bool Alarm, double MinimumDetectableEffect);
