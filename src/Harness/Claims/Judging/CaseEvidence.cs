using GilBench.Statistics.Intervals;
using GilBench.Statistics.Verdicts;

namespace GilBench.Claims.Judging;

/// <summary>What one case of a claim rests on.</summary>
/// <param name="Test">With the factor of this case.</param>
/// <param name="SpeedUp">Base time ÷ arm time.</param>
/// <param name="Blocks">Blocks that have both.</param>
/// <param name="SameArm">The arm of the A/A control; null where there is none.</param>
internal sealed record CaseEvidence(
    ClaimCase Case, ClaimTest Test, RatioInterval SpeedUp, int Blocks, ClaimControls Controls, string? SameArm, double[] LogRatios, Verdict Verdict);
