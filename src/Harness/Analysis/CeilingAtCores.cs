using GilBench.Statistics.Verdicts;

namespace GilBench.Analysis;

/// <summary>What the hardware permitted: the native control on so many cores against itself on one.</summary>
internal sealed record CeilingAtCores(int Cores, string Arm, string BaseArm, Estimate Ratio)
{
    /// <summary>The rule of the verdicts: even the upper end is too small for any claim about parallel gain.</summary>
    public bool HasNoCoresToGive => Ratio.HasInterval && Ratio.High < NativeCeiling.LeastUsefulGain;

    /// <summary>Whether it is known to stay far below the number of cores: what arms lose is the hardware's too, and efficiency tells them apart.</summary>
    public bool IsLow => Ratio.HasInterval && Ratio.High < NativeCeiling.LeastGain(Cores);
}
