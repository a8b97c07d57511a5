using GilBench.Analysis;
using GilBench.Model;

namespace GilBench.Reporting.Wording;

/// <param name="Gain">Over one worker through the same executor; over the bare loop where that was not measured.</param>
internal sealed record Contestant(Arm Arm, Estimate Gain)
{
    public static Estimate? GainOf(ArmAnalysis arm) => (arm.OverSamePath ?? arm.OverSequential)?.Ratio;
}
