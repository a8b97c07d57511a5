using GilBench.Model;
using GilBench.Statistics;
using GilBench.Statistics.Verdicts;

namespace GilBench.Analysis;

/// <summary>An arm against its A/A control: whatever differs from 1 is noise.</summary>
internal sealed record AaInterval(ArmAnalysis Original, ArmAnalysis Control, Estimate Ratio)
{
    /// <summary>An interval that stays within this margin does not move the limits of verdicts.</summary>
    public const double Margin = 0.10;

    public string Arm => Original.Arm.Id;

    /// <summary>Whether the interval leaves the margin: a verdict must then survive a moved limit.</summary>
    public bool LeavesMargin => Ratio.Low < 1 / (1 + Margin) || Ratio.High > 1 + Margin;

    /// <summary>Whether the arm's ratios with others are of both launches, so that half of what sets them apart is in them.</summary>
    public bool BothLaunchesCount => Original.TimeOfAllLaunches != Original[Metric.TimePerUnit];

    /// <summary>Whether the interval says that one and the same arm differs from itself, which only noise can do.</summary>
    public bool ExcludesOne => Ratio.HasInterval && !Ratio.Contains(1);

    /// <summary>
    /// By how much, as a share, the limit of a verdict moves against it (docs/measurement.md, 5); 0 where the interval stays within the
    /// margin.
    /// </summary>
    public double LimitShift => LeavesMargin && Ratio.HasInterval ? Math.Exp(AaShift.Of(Ratio, Margin)) - 1 : 0;

    public static IReadOnlyList<AaInterval> Of(IReadOnlyList<ArmAnalysis> arms) =>
    [
        .. from control in arms
           where control.Arm.Role == ArmRole.AaControl
           from original in arms
           where original.Arm.Role != ArmRole.AaControl && WithoutName(original.Arm) == WithoutName(control.Arm)
           let ratio = BlockPairs.Ratio(original, control)
           where ratio is not null
           select new AaInterval(original, control, ratio),
    ];

    /// <summary>What an arm and its A/A control have in common.</summary>
    public static Arm WithoutName(Arm arm) => arm with { Id = "", Role = default };
}
