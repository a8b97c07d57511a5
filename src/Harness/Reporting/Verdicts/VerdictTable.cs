using System.Globalization;
using GilBench.Analysis;
using GilBench.Claims;
using GilBench.Claims.Judging;
using GilBench.Model;
using GilBench.Reporting.Tables;
using GilBench.Reporting.Text;
using GilBench.Statistics;

namespace GilBench.Reporting.Verdicts;

/// <summary>The table of judgements.</summary>
internal static class VerdictTable
{
    private static readonly Column<VerdictRow>[] s_columns =
    [
        Columns.Of<VerdictRow>("Claim", row => row.Claim),
        Columns.Of<VerdictRow>("Variant", row => row.Variant),
        Columns.Of<VerdictRow>("Runtime", row => row.Runtime),
        new("Verdict", row => row.IsContrary ? $"{row.Answer} (!)" : row.Answer) { Tone = row => row.Tone },
        Columns.Of<VerdictRow>("Expected", row => row.Expected),
        Columns.Of<VerdictRow>("Speed-up [95 %]", row => row.SpeedUp),
        Columns.Wide<VerdictRow>("Why", row => row.Reason),
        new("Evidence", row => row.Evidence) { Head = new Column("Evidence") { IsWide = true, IsDetail = true } },
    ];

    public static Table Of(IEnumerable<Judgement> judgements) => Table.Of(judgements.Select(VerdictRow.Of), s_columns);
}

/// <summary>One judgement in words.</summary>
internal sealed record VerdictRow
{
    public required string Claim { get; init; }

    public required string Variant { get; init; }

    /// <summary>Empty where no runtime of the run could be judged.</summary>
    public required string Runtime { get; init; }

    public required string Answer { get; init; }

    public required string Expected { get; init; }

    /// <summary>With its interval, for each core count; empty where none was measured.</summary>
    public required string SpeedUp { get; init; }

    public required string Reason { get; init; }

    /// <summary>Arms, blocks, controls, certificates; empty where there is none.</summary>
    public required string Evidence { get; init; }

    public required bool IsContrary { get; init; }

    public required Tone Tone { get; init; }

    public static VerdictRow Of(Judgement judgement) => new()
    {
        Claim = judgement.Claim.Id,
        Variant = judgement.Variant == ClaimVariant.Literal ? "literal" : "restated",
        Runtime = judgement.Runtime?.Id ?? "",
        Answer = AnswerText.Of(judgement.Answer),
        Expected = AnswerText.Of(judgement.Expected),
        SpeedUp = string.Join(
            "; ", judgement.Cases.Select(one => judgement.Cases.Count == 1 ? RatioOf(one) : $"{one.Case.Name}: {RatioOf(one)}")),
        Reason = ReasonOf(judgement),
        Evidence = EvidenceOf(judgement),
        IsContrary = judgement.IsContrary,
        Tone = judgement switch
        {
            { IsContrary: true } or { Answer: Claims.Judging.Answer.EvidenceRefused } => Tone.Bad,
            { IsJudged: true } => Tone.Good,
            _ => Tone.Open,
        },
    };

    public static string RatioOf(CaseEvidence evidence) =>
        evidence.SpeedUp is { } speedUp ? Figures.Ratio(speedUp) : Figures.None;

    private static string ReasonOf(Judgement judgement) =>
        judgement is { Answer: Claims.Judging.Answer.Refuted, Expected: Expectation.Refuted, Statement.Because: { } because }
            ? $"{judgement.Reason} {because}"
            : judgement.Reason;

    private static string EvidenceOf(Judgement judgement)
    {
        if (judgement.Cases is not [.., var last])
        {
            return "";
        }

        var metric = judgement.Statement.Metric;
        var time = metric == Metric.FirstUse ? "start-up and first slice"
            : metric == Metric.TimePerSlice ? "a whole slice"
            : "time of one unit";
        string?[] parts =
        [
            $"{last.Case.Arm.Id} over {last.Case.Base.Id}, {time}, {Counted.Of(last.Blocks, "block")}",
            $"certificates: {judgement.Certificates}",
            last.Controls.AaControl is { } same ? $"A/A {Interval(same)}" : "no A/A",
            judgement.Statement.Memory && last is { ArmPssBytes: { } arm, BasePssBytes: { } over }
                ? $"memory {Figures.Bytes(arm)} over {Figures.Bytes(over)}"
                : null,
            last.Controls.Ceiling?.SpeedUp is { } native
                ? $"native {Figures.Ratio(native.Value)} of {last.Controls.Ceiling!.Parallelism}"
                : null,
        ];
        return string.Join("; ", parts.OfType<string>());
    }

    private static string Interval(Estimate ratio) =>
        ratio.HasInterval ? string.Create(CultureInfo.InvariantCulture, $"[{ratio.Low:0.000}, {ratio.High:0.000}]") : "without interval";
}
