using GilBench.Analysis;
using GilBench.Claims.Judging;
using GilBench.Model;
using GilBench.Statistics;
using GilBench.Statistics.Sampling;
using GilBench.Statistics.Verdicts;

namespace GilBench.Claims.Measuring;

/// <summary>Which claims have been measured enough: by the width of their intervals alone, never by their verdicts.</summary>
internal static class ClaimPrecision
{
    /// <summary>The half-width at which the interval of a claim with the default margin is narrow enough.</summary>
    public static readonly double TargetHalfWidth = StoppingRule.ForClaim(ClaimStatement.DefaultMargin).TargetHalfWidth;

    /// <returns>
    /// Ids of the arms that claims rest on whose interval is wider than the run's target, scaled to the claim's margin, or whose controls
    /// are too wide to judge by; with their controls. The arms of the other claims need no more launches.
    /// </returns>
    public static IReadOnlySet<string> ImpreciseArms(IReadOnlyList<Claim> claims, Run run)
    {
        var rule = Precision.RuleOf(run.Header.Plan.Sampling);
        return ClaimJudge.Judge(claims, run)
            .SelectMany(judgement => judgement.Cases.Where(one => !IsPrecise(one, judgement, rule)))
            .SelectMany<CaseEvidence, string>(one => [one.Case.Arm.Id, one.Case.Base.Id, .. one.ControlArms])
            .ToHashSet();
    }

    /// <summary>A case without any pair counts as precise: its launches fail, and more of them would not help.</summary>
    private static bool IsPrecise(CaseEvidence one, Judgement judgement, StoppingRule rule) => one.SpeedUp is not { } speedUp
        || (rule.IsNarrow((one.Judged ?? speedUp).HalfWidth * ClaimStatement.DefaultMargin / judgement.Statement.Margin)
            && FamilyVerdict.CanRefute(judgement.Cases.Count, one.Values.Length)
            && IsUsable(one.Controls.AaControl, judgement.Statement.Margin)
            && IsUsable(one.Controls.Ceiling?.SpeedUp, judgement.Statement.Margin));

    /// <summary>A control whose interval is wider than the margin would call a quiet machine noisy by chance.</summary>
    private static bool IsUsable(Estimate? control, double margin) => control is null || control.Width <= margin;
}
