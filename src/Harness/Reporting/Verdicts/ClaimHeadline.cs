using GilBench.Claims.Judging;
using GilBench.Model;

namespace GilBench.Reporting.Verdicts;

/// <summary>The figures of the claims that have a headline, in one sentence.</summary>
internal static class ClaimHeadline
{
    /// <returns>Null where no such claim has a figure.</returns>
    public static string? Of(IReadOnlyList<Judgement> judgements)
    {
        var told = judgements
            .Where(judgement => judgement is { Claim.Headline: not null, Wording: Claims.Wording.Restated, Cases.Count: > 0, Answer: not Answer.EvidenceRefused })
            .GroupBy(judgement => judgement.Claim.Id)
            .Select(same => same.First())
            .ToList();
        if (told.Count == 0)
        {
            return null;
        }

        var cores = told.Max(judgement => judgement.Cases[^1].Case.Arm.Cores);
        var workload = told[0].Statement.Arm.Workload;
        var parts = told.Select(judgement =>
            $"{judgement.Claim.Headline} {VerdictRow.RatioOf(judgement.Cases[^1])}{(judgement.IsJudged ? "" : " (inconclusive)")}");
        return $"{workload} on {Counted.Of(cores, "core")}: {string.Join("; ", parts)}.";
    }
}
