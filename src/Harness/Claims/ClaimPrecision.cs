using GilBench.Claims.Judging;
using GilBench.Model;

namespace GilBench.Claims;

/// <summary>Which claims have been measured enough: by the width of their intervals alone, never by their verdicts.</summary>
internal static class ClaimPrecision
{
    /// <summary>A third of the margin for the whole width (measurement, section 1), for a claim of the usual margin.</summary>
    public const double TargetHalfWidth = ClaimStatement.DefaultMargin / 3 / 2;

    /// <returns>
    /// Ids of the arms that claims rest on whose interval is wider than the run's target, scaled to the claim's margin; with their controls.
    /// The arms of the other claims need no more launches.
    /// </returns>
    public static IReadOnlySet<string> ImpreciseArms(IReadOnlyList<Claim> claims, Run run) => ClaimJudge.Judge(claims, run)
        .SelectMany(judgement => judgement.Cases.Where(one => !IsPrecise(one, judgement.Statement.Margin, run.Header.Plan.Sampling.TargetHalfWidth)))
        .SelectMany<CaseEvidence, string>(one => [one.Case.Arm.Id, one.Case.Base.Id, .. one.ControlArms])
        .ToHashSet();

    private static bool IsPrecise(CaseEvidence one, double margin, double target) =>
        one.SpeedUp.HalfWidth * ClaimStatement.DefaultMargin / margin <= target;
}
