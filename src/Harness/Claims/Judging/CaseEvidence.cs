using GilBench.Statistics;
using GilBench.Statistics.Verdicts;

namespace GilBench.Claims.Judging;

/// <summary>What one case of a claim rests on.</summary>
/// <param name="Test">With the factor of this case.</param>
/// <param name="SpeedUp">Base time ÷ arm time; null where no block has both.</param>
/// <param name="Blocks">Blocks that have both.</param>
/// <param name="AaControl">The arm of the A/A control; null where there is none.</param>
/// <param name="ControlArms">Ids of all arms that the controls rest on.</param>
/// <param name="Values">ln(base time ÷ arm time), one for each block or group of merged blocks: what the interval rests on.</param>
/// <param name="ArmPssBytes">Memory of the arm's workers together; null where it was not read.</param>
/// <param name="BasePssBytes">The same of the base.</param>
internal sealed record CaseEvidence(
    ClaimCase Case,
    ClaimTest Test,
    Estimate? SpeedUp,
    int Blocks,
    ClaimControls Controls,
    string? AaControl,
    IReadOnlyList<string> ControlArms,
    double[] Values,
    Verdict Verdict,
    double? ArmPssBytes,
    double? BasePssBytes);
