using System.Globalization;
using GilBench.Analysis;
using GilBench.Model;
using GilBench.Statistics;
using GilBench.Statistics.Intervals;
using GilBench.Statistics.Verdicts;

namespace GilBench.Claims.Judging;

/// <summary>Judges claims by one run, which is one machine: runs are never mixed. Pure.</summary>
internal sealed class ClaimJudge
{
    private readonly RunAnalysis _analysis;
    private readonly ClaimContext _context;

    private ClaimJudge(RunAnalysis analysis)
    {
        _analysis = analysis;
        _context = ClaimContext.Of(analysis.Run);
    }

    /// <returns>
    /// One for every variant of every claim on every runtime that it can be judged on; one that says why where there is none.
    /// </returns>
    public static IReadOnlyList<Judgement> Judge(IReadOnlyList<Claim> claims, Run run) => Judge(claims, RunAnalysis.Of(run));

    /// <summary>The same, for whoever has analysed the run already.</summary>
    public static IReadOnlyList<Judgement> Judge(IReadOnlyList<Claim> claims, RunAnalysis analysis)
    {
        var judge = new ClaimJudge(analysis);
        return [.. claims.SelectMany(
            claim => claim.Statements.SelectMany(variant => judge.Judge(claim, variant.Variant, variant.Statement)))];
    }

    private IEnumerable<Judgement> Judge(Claim claim, ClaimVariant variant, ClaimStatement statement)
    {
        Judgement Say(
            Runtime? runtime, Answer answer, string reason, IReadOnlyList<CaseEvidence>? cases = null, string certificates = "") =>
            new(claim, variant, statement, runtime, answer, reason, cases ?? [], certificates);

        var missing = (statement.Needs?.Runtimes ?? []).Where(kind => !_context.Runtimes.Any(runtime => runtime.KindOf() == kind)).ToList();
        var subjects = missing.Count > 0 ? [] : ClaimCases.Subjects(statement, _context);
        if (subjects.Count == 0)
        {
            return [Say(null, Answer.CannotJudge, Needs(NeededRuntimes(statement, missing)))];
        }

        var judged = subjects.Select(subject => statement.Relation == ClaimRelation.Exact
            ? JudgeExact(statement, subject, Say)
            : JudgeRatio(statement, subject, Say)).ToList();
        // What was measured is told, even where the hardware has no cores to give; not what this run lacks for one subject and has for
        // another.
        var told = judged.Where(one => one.Answer != Answer.CannotJudge || one.Cases.Count > 0).ToList();
        return told.Count == 0 ? judged.Take(1) :
        [
            .. told,
            .. judged.Where(one => told.TrueForAll(known => known.Runtime!.KindOf() != one.Runtime!.KindOf()))
                .DistinctBy(one => one.Runtime!.KindOf()),
            .. Absent(statement).Select(kind => Say(null, Answer.CannotJudge, Needs(kind.Words()))),
        ];
    }

    /// <summary>Kinds of runtimes that the author expects something of, kind by kind, and that this run has none of.</summary>
    private IEnumerable<RuntimeKind> Absent(ClaimStatement statement) => statement.Expected == ExpectedVerdicts.HoldsEverywhere
        ? []
        : statement.Expected.Kinds.Where(kind => _context.Runtimes.All(runtime => runtime.KindOf() != kind));

    private string Needs(string what) =>
        $"It needs {what}; this run has {string.Join(", ", _context.Runtimes.Select(runtime => runtime.Id))}.";

    private Judgement JudgeExact(
        ClaimStatement statement, Runtime subject, Func<Runtime?, Answer, string, IReadOnlyList<CaseEvidence>?, string, Judgement> say)
    {
        var arms = ExactJudge.ArmsOf(statement, subject, _analysis);
        if (arms.Count == 0)
        {
            return say(subject, Answer.CannotJudge, $"No arm of {statement.Arm.Model} on {subject.Id} is in this run.", null, "");
        }

        if (CertificateReview.Refusal(arms, _analysis.Counting) is { } refusal)
        {
            return say(subject, Answer.EvidenceRefused, refusal, null, "refused");
        }

        var verdict = ExactJudge.Judge(arms, _analysis);
        return say(subject, AnswerOf(verdict.Kind), verdict.Reason, null, CertificatesOf(arms));
    }

    private Judgement JudgeRatio(
        ClaimStatement statement, Runtime subject, Func<Runtime?, Answer, string, IReadOnlyList<CaseEvidence>?, string, Judgement> say)
    {
        var resolved = ClaimCases.Of(statement, subject, _context);
        if (resolved.Obstacle is { } obstacle)
        {
            return say(subject, Answer.CannotJudge, ReasonOfPlan(statement, subject) ?? obstacle, null, "");
        }

        IReadOnlyList<ArmAnalysis> arms =
        [
            .. resolved.Cases.SelectMany(one => new[] { one.Arm, one.Base })
                .DistinctBy(arm => arm.Id)
                .Select(arm => _analysis.Find(arm.Id)!),
        ];
        if (CertificateReview.Refusal(arms, _analysis.Counting) is { } refusal)
        {
            return say(subject, Answer.EvidenceRefused, refusal, null, "refused");
        }

        var cases = resolved.Cases.Select(one => Weigh(one, statement)).ToList();
        var verdict = cases is [var only]
            ? only.Verdict
            : FamilyVerdict.Judge(statement.TestFor(1) with { Factor = 1 }, [.. cases.Select(MemberOf)]);
        return say(subject, AnswerOf(verdict.Kind), verdict.Reason, cases, CertificatesOf(arms));
    }

    private string WhyNoPair(ArmAnalysis over, ArmAnalysis arm) =>
        new[] { over, arm }.FirstOrDefault(side => side.BlockSeconds.Count == 0) is { } without
            ? $"{without.Arm.Id} has no launch that counts ({WhyNone(without)})."
            : $"No block has launches of both {arm.Arm.Id} and {over.Arm.Id} that count.";

    private string WhyNone(ArmAnalysis arm) =>
        _analysis.LostShare > ClaimControls.LargestInvalidBlockShare ? string.Create(
            CultureInfo.InvariantCulture, $"the machine disturbed {_analysis.LostShare:P1} of the rounds; measure again when it is quiet")
        : arm.Failures.Count > 0 ? $"the first {OutcomeWords.Of(arm.Failures[0].Outcome)}: {arm.Failures[0].FirstDetail}"
        : "none was made";

    private CaseEvidence Weigh(ClaimCase one, ClaimStatement statement)
    {
        var (over, arm) = (_analysis.Find(one.Base.Id)!, _analysis.Find(one.Arm.Id)!);
        var measured = MeasuredCase.Of(arm, over, statement.Metric, _analysis, statement.DriftTolerance);
        var (speedUp, controls) = (measured.SpeedUp, measured.Controls);
        double[] ratios = statement.Relation == ClaimRelation.Efficiency
            ? new ClaimControlFinder(_analysis).LogEfficienciesOf(arm, over)
            : [.. measured.LogRatios.Values];
        var test = statement.TestFor(measured.Parallelism);
        var verdict = speedUp is null
            ? new Verdict(VerdictKind.Inconclusive, WhyNoPair(over, arm))
            : ClaimVerdict.Judge(test, speedUp, controls.Controls);
        return new CaseEvidence
        {
            Case = one,
            Test = test,
            SpeedUp = speedUp,
            Blocks = measured.LogRatios.Count,
            Controls = controls.Controls,
            AaControl = controls.AaControl,
            ControlArms = controls.Arms,
            Values = PairedRatio.Guarded(ratios, Estimate.Confidence).Values,
            Verdict = verdict,
            ArmPssBytes = arm[Metric.Memory].Median,
            BasePssBytes = over[Metric.Memory].Median,
        };
    }

    /// <summary>Cases of different factors stand in one family: each is measured in its own factor.</summary>
    private static FamilyMember MemberOf(CaseEvidence evidence) => new(
        evidence.Case.Name,
        [.. evidence.Values.Select(log => log - Math.Log(evidence.Test.Factor))],
        evidence.Controls.LimitShift(evidence.Test.Margin),
        evidence.Verdict);

    private static string CertificatesOf(IEnumerable<ArmAnalysis> arms)
    {
        var all = arms.Select(arm => arm.Certificates).ToList();
        var (proved, stated) = (all.Sum(one => one.Proved), all.Sum(one => one.StateOnly));
        return (proved, stated) is (0, 0) ? "no GIL" : $"{proved} proved, {stated} by state";
    }

    private string? ReasonOfPlan(ClaimStatement statement, Runtime subject) => _analysis.Run.Header.Plan.Omitted
        .Where(omitted => omitted.Workload == statement.Arm.Workload && omitted.Runtime == subject.Id
            && (omitted.Model == statement.Arm.Model || omitted.Model == statement.Base?.Model))
        .Select(omitted => $"{omitted.Workload} by {omitted.Model} on {omitted.Runtime} was left out: {omitted.Reason}.")
        .FirstOrDefault();

    private static string NeededRuntimes(ClaimStatement statement, List<RuntimeKind> missing) =>
        missing.Count > 0 ? string.Join(" and ", missing.Select(kind => kind.Words()))
        : statement.Arm.RuntimeGlob is { } glob ? $"a runtime that matches '{glob}'"
        : string.Join(" or ", statement.Expected.Kinds.Select(kind => kind.Words()));

    private static Answer AnswerOf(VerdictKind kind) => kind switch
    {
        VerdictKind.Holds => Answer.Holds,
        VerdictKind.Refuted => Answer.Refuted,
        VerdictKind.CannotJudge => Answer.CannotJudge,
        _ => Answer.Inconclusive,
    };
}
