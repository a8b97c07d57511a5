using GilBench.Statistics.Sampling;

namespace GilBench.Statistics.Verdicts;

/// <summary>What was measured beside a claim to know whether it can be judged at all.</summary>
/// <param name="AaControl">
/// The A/A control: one arm against itself; null where it was not measured, which makes the claim inconclusive.
/// </param>
/// <param name="Ceiling">The positive control; null where the claim is not about parallel gain.</param>
/// <param name="Steadiness">Of what the claim compares.</param>
/// <param name="InvalidBlockShare">Blocks that the environment spoilt and that were run again, as a share of all blocks run.</param>
internal sealed record ClaimControls(Estimate? AaControl, NativeCeiling? Ceiling, Steadiness Steadiness, double InvalidBlockShare)
{
    /// <summary>
    /// What is set aside is set aside for every arm alike, so the rest is as good as any and only less; half is where little is left. The
    /// limit was a fifth: of 55 A/A intervals in 11 runs that lost more than that, on a shared 2-vCPU machine, none excluded 1, and of 177
    /// in 21 other runs 6 did; the limit had taken their answers away for nothing.
    /// </summary>
    public const double LargestInvalidBlockShare = 0.50;

    /// <summary>
    /// Whether the A/A control is one of the claim's own arm, so that the arm's figure is the mean of both: whatever sets one of them apart
    /// moves that mean by half as much.
    /// </summary>
    public bool BothLaunchesCount { get; init; }

    /// <summary>By how much, as a logarithm, a verdict's limit moves against it; 0 where there is no interval, and so no verdict.</summary>
    public double LimitShift(double margin) => AaControl is { HasInterval: true } aaControl ? Share * AaShift.Of(aaControl, margin) : 0;

    /// <summary>The most, as a logarithm, by which what the A/A control shows may have moved the arm's figure; null likewise.</summary>
    public double? LargestShift => AaControl is { HasInterval: true } aaControl ? Share * Math.Log(1 + aaControl.FarEnd!.Value) : null;

    private double Share => BothLaunchesCount ? 0.5 : 1;
}

/// <summary>What an A/A control makes of a verdict's limit. Pure.</summary>
internal static class AaShift
{
    /// <summary>
    /// As a logarithm: nothing where the control stays within the margin; where it leaves the margin and yet contains 1, its estimate's
    /// distance from 1; where it excludes 1, something sets two copies of one arm apart, and the limit moves by the most that this may be,
    /// the interval's far end. (An interval of 95 % excludes 1 by chance in every twentieth control. That alone left one of ten runs on
    /// shared cores without an answer whose arms lay far from their limits.)
    /// </summary>
    /// <param name="aaControl">With an interval.</param>
    public static double Of(Estimate aaControl, double margin) =>
        aaControl.LiesWithin(margin) ? 0
        : aaControl.Contains(1) ? Math.Abs(Math.Log(aaControl.Value))
        : Math.Log(1 + aaControl.FarEnd!.Value);
}
