using GilBench.Analysis;
using GilBench.Model;

namespace GilBench.Reporting.Text;

/// <summary>One model on one runtime, with what it gained.</summary>
/// <param name="Gain">Over one worker through the same executor; over the bare loop where that was not measured.</param>
internal sealed record ComparedModel(Arm Arm, Estimate Gain)
{
    public static Estimate? GainOf(ArmAnalysis arm) => Over(arm)?.Ratio;

    /// <summary>The arm that the gain is over.</summary>
    public static string? BaseOf(ArmAnalysis arm) => Over(arm)?.BaseArm;

    private static SpeedUp? Over(ArmAnalysis arm) => arm.OverOneWorkerBaseline ?? arm.OverSequential;
}
