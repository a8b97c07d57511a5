using GilBench.Claims.Judging;
using GilBench.Model;

namespace GilBench.Claims;

/// <summary>When claims have been measured enough: on the width of their intervals alone, never on their verdicts.</summary>
internal static class ClaimPrecision
{
    /// <summary>A third of the margin for the whole width (measurement, section 1), for a claim of the usual margin.</summary>
    public const double TargetHalfWidth = ClaimStatement.DefaultMargin / 3 / 2;

    /// <summary>The widest half-width of all intervals so far, each scaled as if its claim had the usual margin; null while one has no end.</summary>
    public static double? WidestHalfWidth(IReadOnlyList<Claim> claims, Run run)
    {
        var widths = ClaimJudge.Judge(claims, run)
            .SelectMany(judgement => judgement.Cases.Select(one => one.SpeedUp.HalfWidth * ClaimStatement.DefaultMargin / judgement.Statement.Margin))
            .DefaultIfEmpty(0)
            .Max();
        return double.IsFinite(widths) ? widths : null;
    }
}
