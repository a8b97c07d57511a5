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
    public static IReadOnlySet<string> ImpreciseArms(IReadOnlyList<Claim> claims, Run run) => ImpreciseArms(claims, run, _ => true);

    /// <returns>
    /// The same, of the claims that need the narrowest intervals alone: those that are not about efficiency. Time that is too short for a
    /// whole block is theirs.
    /// </returns>
    public static IReadOnlySet<string> MostImpreciseArms(IReadOnlyList<Claim> claims, Run run) =>
        ImpreciseArms(claims, run, statement => statement.WayToLimit is null);

    private static HashSet<string> ImpreciseArms(IReadOnlyList<Claim> claims, Run run, Func<ClaimStatement, bool> isAsked)
    {
        var rule = Precision.RuleOf(run.Header.Plan.Sampling);
        return ClaimJudge.Judge(claims, run)
            .Where(judgement => isAsked(judgement.Statement))
            .SelectMany(judgement => judgement.Cases.Where(one => !IsPrecise(one, judgement, rule)))
            .SelectMany<CaseEvidence, string>(one => [one.Case.Arm.Id, one.Case.Base.Id, .. one.ControlArms])
            .ToHashSet();
    }

    /// <summary>A case without any pair counts as precise: its launches fail, and more of them would not help.</summary>
    private static bool IsPrecise(CaseEvidence one, Judgement judgement, StoppingRule rule) => one.SpeedUp is not { } speedUp
        || (IsNarrow((one.Judged ?? speedUp).HalfWidth, judgement.Statement, rule)
            && FamilyVerdict.CanRefute(judgement.Cases.Count, one.Values.Length)
            && IsUsable(one.Controls.AaControl, judgement.Statement)
            && IsUsable(one.Controls.Ceiling?.SpeedUp, judgement.Statement));

    /// <summary>
    /// A claim about efficiency needs less than its margin asks for: code that loses nothing has an efficiency of 1, and an interval that
    /// reaches no farther than half of the way from there to the limit tells on which side it lies (of 0.75: ±15 %). What is known well
    /// enough leaves its time to the others.
    /// </summary>
    private static bool IsNarrow(double? halfWidth, ClaimStatement statement, StoppingRule rule) =>
        rule.IsNarrow(halfWidth * ClaimStatement.DefaultMargin / statement.Margin)
        || (statement.WayToLimit is { } way && halfWidth <= Math.Sqrt(way) - 1);

    /// <summary>A control whose interval is wider than the margin would call a quiet machine noisy by chance.</summary>
    private static bool IsUsable(Estimate? control, ClaimStatement statement) =>
        control is null || control.Width <= (statement.WayToLimit is { } way ? Math.Max(way - 1, statement.Margin) : statement.Margin);
}
