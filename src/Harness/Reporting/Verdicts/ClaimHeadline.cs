using GilBench.Claims;
using GilBench.Claims.Judging;
using GilBench.Model;

namespace GilBench.Reporting.Verdicts;

/// <summary>The figures of the claims that have a headline, a sentence for each workload and core count.</summary>
internal static class ClaimHeadline
{
    /// <returns>Null where no such claim has a figure.</returns>
    public static string? Of(IReadOnlyList<Judgement> judgements)
    {
        var told = judgements
            .Where(judgement => judgement is
            {
                Claim.Headline: not null,
                Variant: ClaimVariant.Restated,
                Cases: [.., { SpeedUp: not null }],
                Answer: not Answer.EvidenceRefused,
            })
            .GroupBy(judgement => judgement.Claim.Id)
            .Select(same => same.First())
            .ToList();
        return told.Count == 0 ? null : string.Join(' ', told
            .GroupBy(judgement => (judgement.Statement.Arm.Workload, judgement.Cases[^1].Case.Arm.Cores))
            .Select(alike => $"{alike.Key.Workload} on {Counted.Of(alike.Key.Cores, "core")}: {string.Join("; ", alike.Select(Part))}."));
    }

    private static string Part(Judgement judgement) =>
        $"{judgement.Claim.Headline} {VerdictRow.RatioOf(judgement.Cases[^1])}{(judgement.IsJudged ? "" : " (inconclusive)")}";
}

/// <summary>Answers and expectations in words.</summary>
internal static class AnswerText
{
    public static string Of(Answer answer) => answer switch
    {
        Answer.Holds => "holds",
        Answer.Refuted => "refuted",
        Answer.Inconclusive => "inconclusive",
        Answer.EvidenceRefused => "EVIDENCE REFUSED",
        _ => "cannot be judged",
    };

    public static string Of(Expectation? expected) => expected switch
    {
        Expectation.Holds => "holds",
        Expectation.Refuted => "refuted",
        Expectation.Open => "either",
        _ => "",
    };

    /// <summary>Whether the answer is what was expected, in words; empty where it cannot be said.</summary>
    public static string Comparison(Judgement judgement) => judgement switch
    {
        { IsContrary: true } => "contrary to what was expected",
        { IsJudged: true, Expected: Expectation.Holds or Expectation.Refuted } => "as expected",
        _ => "",
    };
}
