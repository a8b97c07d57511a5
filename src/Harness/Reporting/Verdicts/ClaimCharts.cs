using GilBench.Claims;
using GilBench.Claims.Judging;
using GilBench.Reporting.Charts;
using GilBench.Reporting.Series;
using GilBench.Reporting.Text;
using GilBench.Statistics;
using GilBench.Statistics.Verdicts;

namespace GilBench.Reporting.Verdicts;

/// <summary>
/// For each claim a small chart: intervals against the claim's limits, of what the claim is about, a speed-up or an efficiency.
/// </summary>
internal static class ClaimCharts
{
    private const string Efficiency = "Efficiency: the speed-up ÷ that of native code on as many cores in the same rounds.";

    public static string IdOf(Claim claim) => $"claim-{claim.Id}";

    public static IReadOnlyList<Chart> Of(Evidence evidence, IReadOnlyList<Judgement> judgements) =>
    [
        .. from judgement in judgements
           where judgement.Cases.Any(one => one.Judged is not null)
           group judgement by judgement.Claim.Id into same
           select ChartOf(evidence, [.. same]),
    ];

    private static RowChart ChartOf(Evidence evidence, IReadOnlyList<Judgement> judgements)
    {
        List<RowGroup> groups =
        [
            .. judgements.GroupBy(judgement => judgement.Variant)
                .Select(variant => new RowGroup(
                    $"{(variant.Key == ClaimVariant.Literal ? "literal" : "restated")}{(variant.Any(IsEfficiency) ? ": efficiency" : "")}",
                    [
                        .. from judgement in variant
                           from one in judgement.Cases
                           let compared = one.Judged
                           where compared is not null
                           select Row(evidence, judgement, one, compared),
                    ])),
        ];
        var (what, unity) = (judgements.Any(IsEfficiency), judgements.All(IsEfficiency)) switch
        {
            (false, _) => ("Speed-up over the base that the claim names.", "1×: as fast as the base"),
            (_, true) => (Efficiency, "1: as much as native code gained"),
            _ => ($"Speed-up over the base that the claim names, or where it says so efficiency. {Efficiency}", "1"),
        };
        var extent = ChartRows.Extent(groups).Concat(groups.SelectMany(group => group.Rows).SelectMany(row => row.Limits ?? [])).Append(1)
            .ToList();
        return new RowChart
        {
            Id = IdOf(judgements[0].Claim),
            Title = $"{judgements[0].Claim.Id}: {string.Join("; ", judgements.Select(Finding))}",
            Subtitle = $"{what} Whiskers: 95 % interval (exact signed-rank); upright strokes: the claim's limits.",
            Style = RowStyle.Dot,
            Axis = ChartAxes.OfSpeedUps(judgements.All(IsEfficiency) ? "efficiency" : "speed-up (×)", extent),
            Groups = groups,
            References = [new ReferenceLine(ReferenceKind.Unity, 1, null, null, unity)],
        };
    }

    private static bool IsEfficiency(Judgement judgement) => judgement.Statement.Relation == ClaimRelation.Efficiency;

    private static string Share(Estimate efficiency) => Figures.Percent(efficiency.Value) + Figures.Interval(efficiency, 0.01, " ");

    private static string Finding(Judgement judgement) =>
        $"{(judgement.Variant == ClaimVariant.Literal ? "literally" : "restated")} {AnswerText.Of(judgement.Answer)} on "
            + $"{judgement.Runtime!.Id}";

    private static ChartRow Row(Evidence evidence, Judgement judgement, CaseEvidence one, Estimate compared) =>
        ChartRow.Of(
            $"{judgement.Runtime!.Id}, {one.Case.Name}",
            evidence.Styles.Of(one.Case.Arm.Model, judgement.Runtime.Id),
            compared,
            $"{(IsEfficiency(judgement) ? Share(compared) : Figures.Ratio(compared))} {AnswerText.Of(judgement.Answer)}") with
        {
            Limits = [.. new[] { one.Test.LowerThreshold, one.Test.UpperThreshold }.OfType<double>()],
        };
}
