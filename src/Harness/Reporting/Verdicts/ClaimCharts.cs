using GilBench.Claims;
using GilBench.Claims.Judging;
using GilBench.Reporting.Charts;
using GilBench.Reporting.Series;
using GilBench.Statistics;

namespace GilBench.Reporting.Verdicts;

/// <summary>For each claim a small chart: intervals against the claim's limits.</summary>
internal static class ClaimCharts
{
    public static string IdOf(Claim claim) => $"claim-{claim.Id}";

    public static IReadOnlyList<Chart> Of(Evidence evidence, IReadOnlyList<Judgement> judgements) =>
    [
        .. from judgement in judgements
           where judgement.Cases.Any(one => one.SpeedUp is not null)
           group judgement by judgement.Claim.Id into same
           select ChartOf(evidence, [.. same]),
    ];

    private static RowChart ChartOf(Evidence evidence, IReadOnlyList<Judgement> judgements)
    {
        List<RowGroup> groups =
        [
            .. judgements.GroupBy(judgement => judgement.Variant)
                .Select(variant => new RowGroup(
                    variant.Key == ClaimVariant.Literal ? "literal" : "restated",
                    [
                        .. from judgement in variant
                           from one in judgement.Cases
                           let speedUp = one.SpeedUp
                           where speedUp is not null
                           select Row(evidence, judgement, one, speedUp),
                    ])),
        ];
        var extent = ChartRows.Extent(groups).Concat(groups.SelectMany(group => group.Rows).SelectMany(row => row.Limits ?? [])).Append(1)
            .ToList();
        return new RowChart
        {
            Id = IdOf(judgements[0].Claim),
            Title = $"{judgements[0].Claim.Id}: {string.Join("; ", judgements.Select(Finding))}",
            Subtitle = "Speed-up over the base that the claim names. Whiskers: 95 % interval (exact signed-rank); upright strokes: the "
                + "claim's limits.",
            Style = RowStyle.Dot,
            Axis = ChartAxes.OfSpeedUps("speed-up (×)", extent),
            Groups = groups,
            References = [new ReferenceLine(ReferenceKind.Unity, 1, null, null, "1×: as fast as the base")],
        };
    }

    private static string Finding(Judgement judgement) =>
        $"{(judgement.Variant == ClaimVariant.Literal ? "literally" : "restated")} {AnswerText.Of(judgement.Answer)} on "
            + $"{judgement.Runtime!.Id}";

    private static ChartRow Row(Evidence evidence, Judgement judgement, CaseEvidence one, Estimate speedUp) =>
        ChartRow.Of(
            $"{judgement.Runtime!.Id}, {one.Case.Name}",
            evidence.Styles.Of(one.Case.Arm.Model, judgement.Runtime.Id),
            speedUp,
            $"{VerdictRow.RatioOf(one)} {AnswerText.Of(judgement.Answer)}") with
        {
            Limits = [.. new[] { one.Test.LowerThreshold, one.Test.UpperThreshold }.OfType<double>()],
        };
}
