using GilBench.Claims.Judging;
using GilBench.Reporting.Charts;
using GilBench.Reporting.Page;

namespace GilBench.Reporting.Verdicts;

/// <summary>The claims that a run has measured, for its report: also those that its hardware gives no answer to.</summary>
internal static class ClaimCards
{
    /// <param name="charts">As <see cref="ClaimCharts"/> gives them.</param>
    public static IReadOnlyList<ClaimCard> Of(IReadOnlyList<Judgement> judgements, IReadOnlyList<Chart> charts) =>
    [
        .. from judgement in judgements
           where judgement.Answer != Answer.CannotJudge || judgement.Cases.Count > 0
           group judgement by judgement.Claim.Id into same
           let claim = same.First().Claim
           let chart = charts.FirstOrDefault(chart => chart.Id == ClaimCharts.IdOf(claim))
           select new ClaimCard(
               claim.Id, claim.Sentence, claim.Source, [.. same.Select(Verdict)], chart is null ? null : new PageChart(chart.Id, chart.Title, chart.Subtitle)),
    ];

    private static CardVerdict Verdict(Judgement judgement)
    {
        var row = VerdictRow.Of(judgement);
        var controls = judgement.Cases is [.., var last] ? last.Controls : null;
        string?[] shown =
        [
            controls?.AaControl is { HasInterval: true } same ? FormattableString.Invariant($"A/A [{same.Low:0.000}, {same.High:0.000}]") : null,
            controls?.Ceiling?.SpeedUp is { } native ? FormattableString.Invariant($"native {native.Value:0.00}× of {controls.Ceiling!.Parallelism}") : null,
        ];
        return new CardVerdict(
            row.Variant,
            judgement.Statement.Sentence,
            judgement.Statement.Figure ?? "",
            row.Runtime,
            row.Answer,
            judgement switch
            {
                { IsContrary: true } or { Answer: Answer.EvidenceRefused } => "bad",
                { IsJudged: true } => "good",
                _ => "open",
            },
            AnswerText.Comparison(judgement),
            row.SpeedUp,
            row.Reason,
            [.. judgement.Cases.SelectMany(one => new[] { one.Case.Arm.Id, one.Case.Base.Id }).Distinct().Select(ArmLink.To)],
            judgement.Certificates,
            string.Join("; ", shown.OfType<string>()));
    }
}
