using GilBench.Statistics.Intervals;
using GilBench.Statistics.Sampling;

namespace GilBench.Statistics.Verdicts;

/// <summary>What was measured beside a claim to know whether it can be judged at all.</summary>
/// <param name="SameArm">The A/A control: one arm against itself; null where it was not measured, which makes the claim inconclusive.</param>
/// <param name="Ceiling">The positive control; null where the claim is not about parallel gain.</param>
/// <param name="Steadiness">The worst of the claim's arms.</param>
/// <param name="InvalidBlockShare">Blocks that the environment spoilt and that were run again, as a share of all blocks run.</param>
internal sealed record ClaimControls(RatioInterval? SameArm, NativeCeiling? Ceiling, Steadiness Steadiness, double InvalidBlockShare)
{
    public const double LargestInvalidBlockShare = 0.20;
}
