using GilBench.Claims;
using GilBench.Claims.Judging;

namespace GilBench.Reporting.Verdicts;

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
