using GilBench.Claims.Judging;
using GilBench.Model;
using GilBench.Reporting.Verdicts;
using GilBench.Statistics;

namespace GilBench.Reporting.Exports;

/// <summary>Judgements for programs.</summary>
internal static class VerdictJson
{
    public static string Of(Run run, IReadOnlyList<Judgement> judgements) => FigureJson.Of(
        new
        {
            Schema = 1,
            Run = run.Header.Id,
            Machine = run.Header.Machine.Fingerprint,
            Headline = ClaimHeadline.Of(judgements),
            Verdicts = judgements.Select(Verdict),
        });

    private static object Verdict(Judgement judgement) => new
    {
        Claim = judgement.Claim.Id,
        judgement.Claim.Source,
        judgement.Variant,
        judgement.Statement.Sentence,
        judgement.Statement.Figure,
        Runtime = judgement.Runtime?.Id,
        judgement.Answer,
        judgement.Expected,
        Contrary = judgement.IsContrary,
        judgement.Reason,
        judgement.Statement.Because,
        judgement.Certificates,
        judgement.Statement.Relation,
        judgement.Statement.Time,
        judgement.Statement.Margin,
        Cases = judgement.Cases.Select(Case),
    };

    private static object Case(CaseEvidence one) => new
    {
        one.Case.Name,
        Arm = one.Case.Arm.Id,
        Base = one.Case.Base.Id,
        one.Blocks,
        SpeedUp = Interval(one.SpeedUp),
        one.Test.LowerThreshold,
        one.Test.UpperThreshold,
        AaControl = one.AaControl,
        AaRatio = Interval(one.Controls.AaControl),
        NativeSpeedUp = Interval(one.Controls.Ceiling?.SpeedUp),
        one.Controls.InvalidBlockShare,
        one.ArmPssBytes,
        one.BasePssBytes,
        Answer = one.Verdict.Kind,
        one.Verdict.Reason,
    };

    private static object? Interval(Estimate? ratio) => ratio is null ? null : new { Estimate = ratio.Value, ratio.Low, ratio.High };
}
