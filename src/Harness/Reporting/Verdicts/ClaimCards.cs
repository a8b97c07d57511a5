using GilBench.Claims.Judging;
using GilBench.Reporting.Charts;
using GilBench.Reporting.Tables;

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
           select new ClaimCard(claim.Id, claim.Sentence, claim.Source, [.. same.Select(Verdict)], chart),
    ];

    private static CardVerdict Verdict(Judgement judgement)
    {
        var row = VerdictRow.Of(judgement);
        var controls = judgement.Cases is [.., var last] ? last.Controls : null;
        string?[] shown =
        [
            controls?.AaControl is { HasInterval: true } same
                ? FormattableString.Invariant($"A/A [{same.Low:0.000}, {same.High:0.000}]")
                : null,
            controls?.Ceiling?.SpeedUp is { } native
                ? FormattableString.Invariant($"native {native.Value:0.00}× of {controls.Ceiling!.Parallelism}")
                : null,
        ];
        return new CardVerdict
        {
            Variant = row.Variant,
            Sentence = judgement.Statement.Sentence,
            Figure = judgement.Statement.Figure ?? "",
            Runtime = row.Runtime,
            Answer = row.Answer,
            Mark = row.Tone.ToString().ToLowerInvariant(),
            Comparison = AnswerText.Comparison(judgement),
            SpeedUp = row.SpeedUp,
            Reason = row.Reason,
            Arms = [.. judgement.Cases.SelectMany(one => new[] { one.Case.Arm.Id, one.Case.Base.Id }).Distinct().Select(ArmLink.To)],
            Certificates = judgement.Certificates,
            Controls = string.Join("; ", shown.OfType<string>()),
        };
    }
}

/// <summary>What a report says of one claim.</summary>
/// <param name="Id">The claim's, and its anchor on the page.</param>
/// <param name="Chart">Intervals against the claim's limits; null where there are none.</param>
internal sealed record ClaimCard(string Id, string Sentence, string Source, IReadOnlyList<CardVerdict> Verdicts, Chart? Chart);

/// <summary>One variant of a claim on one runtime, as the report shows it.</summary>
internal sealed record CardVerdict
{
    public required string Variant { get; init; }

    public required string Sentence { get; init; }

    /// <summary>As it is printed; empty where nothing is.</summary>
    public required string Figure { get; init; }

    public required string Runtime { get; init; }

    public required string Answer { get; init; }

    /// <summary>Class for the page: <c>good</c> as expected, <c>bad</c> contrary or refused, <c>open</c> else.</summary>
    public required string Mark { get; init; }

    /// <summary>Whether the answer is what was expected; empty where it cannot be said.</summary>
    public required string Comparison { get; init; }

    public required string SpeedUp { get; init; }

    public required string Reason { get; init; }

    public required IReadOnlyList<ArmLink> Arms { get; init; }

    public required string Certificates { get; init; }

    /// <summary>A/A and native ceiling; empty where there are none.</summary>
    public required string Controls { get; init; }
}

/// <param name="Anchor">Of its row in the table of all arms.</param>
internal sealed record ArmLink(string Arm, string Anchor)
{
    public static ArmLink To(string arm) => new(arm, ArmsTable.AnchorOf(arm));
}
