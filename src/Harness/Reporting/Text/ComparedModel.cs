using GilBench.Analysis;
using GilBench.Model;
using GilBench.Statistics;

namespace GilBench.Reporting.Text;

/// <summary>One model on one runtime, with what it gained.</summary>
/// <param name="Gain">Over one worker through the same executor; over the bare loop where that was not measured.</param>
/// <param name="Base">What the gain is over.</param>
internal sealed record ComparedModel(ArmAnalysis Measured, ArmAnalysis Base, Estimate Gain)
{
    public Arm Arm => Measured.Arm;

    public static Estimate? GainOf(ArmAnalysis arm) => Over(arm)?.Ratio;

    /// <returns>Null where nothing says what it gained.</returns>
    public static ComparedModel? Of(ArmAnalysis arm) => Over(arm) is { } gain ? new ComparedModel(arm, gain.Base, gain.Ratio) : null;

    private static SpeedUp? Over(ArmAnalysis arm) => arm.OverOneWorkerBaseline ?? arm.OverSequential;
}
