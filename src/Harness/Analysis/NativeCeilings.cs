using GilBench.Model;
using GilBench.Statistics;
using GilBench.Statistics.Verdicts;

namespace GilBench.Analysis;

/// <summary>What the hardware permitted: the native control on several cores against itself on one.</summary>
/// <param name="One">On one core.</param>
/// <param name="Several">On as many cores as it is about.</param>
internal sealed record CeilingAtCores(ArmAnalysis One, ArmAnalysis Several, Estimate Ratio)
{
    public int Cores => Several.Arm.Cores;

    public string Arm => Several.Arm.Id;

    /// <summary>The rule of the verdicts: even the upper end is too small for any claim about parallel gain.</summary>
    public bool HasNoCoresToGive => Ratio.HasInterval && Ratio.High < NativeCeiling.LeastUsefulGain;

    /// <summary>
    /// Whether it is known to stay far below the number of cores: what arms lose is the hardware's too, and efficiency tells them apart.
    /// </summary>
    public bool IsLow => Ratio.HasInterval && Ratio.High < NativeCeiling.LeastGain(Cores);
}

/// <summary>The native control on every core count.</summary>
internal static class NativeCeilings
{
    public static IReadOnlyList<CeilingAtCores> Of(IReadOnlyList<ArmAnalysis> arms)
    {
        var controls = arms.Where(arm => arm.Arm.Role == ArmRole.PositiveControl && arm.BlockSeconds.Count > 0).ToList();
        return controls.Find(arm => arm.Arm.Cores == 1) is not { } one
            ? []
            :
            [
                .. from several in controls
                   where several.Arm.Cores > 1
                   let ratio = BlockPairs.Ratio(one, several)
                   where ratio is not null
                   orderby several.Arm.Cores
                   select new CeilingAtCores(one, several, ratio),
            ];
    }
}
