namespace GilBench.Analysis;

/// <summary>An arm against its A/A twin: whatever differs from 1 is noise.</summary>
internal sealed record NullSpread(string Arm, string Twin, Estimate Ratio)
{
    /// <summary>Beyond this an interval of the same thing twice says that the machine is too noisy for a verdict.</summary>
    public const double Margin = 0.10;

    public bool LeavesMargin => Ratio.Low < 1 / (1 + Margin) || Ratio.High > 1 + Margin;
}
