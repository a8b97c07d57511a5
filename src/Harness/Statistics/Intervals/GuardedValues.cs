namespace GilBench.Statistics.Intervals;

/// <param name="Values">What the interval is computed from.</param>
/// <param name="Merged">Whether neighbouring blocks resembled each other and were therefore merged.</param>
internal sealed record GuardedValues(double[] Values, bool Merged);
