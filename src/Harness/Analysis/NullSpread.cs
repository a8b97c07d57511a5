namespace GilBench.Analysis;

/// <summary>An arm against its A/A twin: whatever differs from 1 is noise.</summary>
internal sealed record NullSpread(string Arm, string Twin, Estimate Ratio)
{
    /// <summary>An interval that stays within this asks nothing of a verdict.</summary>
    public const double Margin = 0.10;

    /// <summary>Whether a verdict is asked to survive a moved limit or, where <see cref="ExcludesOne"/>, there is none.</summary>
    public bool LeavesMargin => Ratio.Low < 1 / (1 + Margin) || Ratio.High > 1 + Margin;

    /// <summary>Whether the machine made two of one thing.</summary>
    public bool ExcludesOne => Ratio.HasInterval && !Ratio.Contains(1);

    /// <summary>By how much, as a share, the limit of a verdict moves against it (measurement, section 5); 0 where the interval stays within the margin.</summary>
    public double LimitShift => LeavesMargin ? Math.Exp(Math.Abs(Math.Log(Ratio.Value))) - 1 : 0;
}
