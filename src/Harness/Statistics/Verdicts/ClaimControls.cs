using GilBench.Statistics.Sampling;

namespace GilBench.Statistics.Verdicts;

/// <summary>What was measured beside a claim to know whether it can be judged at all.</summary>
/// <param name="AaControl">
/// The A/A control: one arm against itself; null where it was not measured, which makes the claim inconclusive.
/// </param>
/// <param name="Ceiling">The positive control; null where the claim is not about parallel gain.</param>
/// <param name="Steadiness">The worst of the claim's arms.</param>
/// <param name="InvalidBlockShare">Blocks that the environment spoilt and that were run again, as a share of all blocks run.</param>
internal sealed record ClaimControls(Estimate? AaControl, NativeCeiling? Ceiling, Steadiness Steadiness, double InvalidBlockShare)
{
    public const double LargestInvalidBlockShare = 0.20;

    /// <summary>
    /// By how much, as a logarithm, a verdict's limit moves against it: not at all where the A/A control stays within the margin, by the
    /// control's own distance from 1 where it leaves the margin and yet contains 1. Where it does neither there is no verdict to move.
    /// </summary>
    public double LimitShift(double margin) =>
        AaControl is { HasInterval: true } aaControl && !aaControl.LiesWithin(margin) ? Math.Abs(Math.Log(aaControl.Value)) : 0;
}
