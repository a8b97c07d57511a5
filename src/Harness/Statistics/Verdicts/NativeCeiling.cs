using GilBench.Statistics.Intervals;

namespace GilBench.Statistics.Verdicts;

/// <summary>What the hardware permitted in the same blocks: the positive control, a native spin of the same parallelism.</summary>
/// <param name="Parallelism">How many cores can work at once: the smaller of workers and cores.</param>
/// <param name="SpeedUp">The control's own speed-up; null where it was not measured.</param>
internal sealed record NativeCeiling(int Parallelism, RatioInterval? SpeedUp)
{
    /// <summary>The share of the ideal that the hardware must have given for a claim about parallel gain to be judged.</summary>
    private const double LeastShare = 0.75;

    public bool IsReached => SpeedUp is { } speedUp && speedUp.Low >= LeastGain(Parallelism);

    public static double LeastGain(int parallelism) => LeastShare * parallelism;
}
