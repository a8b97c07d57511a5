namespace GilBench.Statistics.SignedRank;

/// <summary>A centre with its interval, in the unit of the values it came from (logarithms of ratios, mostly).</summary>
/// <param name="Estimate">The Hodges–Lehmann estimate.</param>
/// <param name="Low">Lower end; −∞ where the values are too few for this confidence.</param>
/// <param name="High">Upper end; +∞ where the values are too few for this confidence.</param>
/// <param name="Count">How many values it came from.</param>
/// <param name="Confidence">What was asked for, such as 0.95; the true coverage is at least that.</param>
internal readonly record struct LocationEstimate(double Estimate, double Low, double High, int Count, double Confidence)
{
    public bool IsFinite => double.IsFinite(Low) && double.IsFinite(High);
}
