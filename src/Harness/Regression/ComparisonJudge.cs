using System.Globalization;
using GilBench.Analysis;
using GilBench.Model;
using GilBench.Statistics.Gates;

namespace GilBench.Regression;

/// <summary>
/// Judges a run that compares base and head in the same rounds (docs/measurement.md, 5): each metric is a family of its own, in which
/// Holm's correction keeps the chance of any false alarm at 5 %; what alarms has to alarm again in a run of its own. Pure.
/// </summary>
internal static class ComparisonJudge
{
    /// <summary>Where less than this can be told, an interval within its margin is still no answer to whoever looks for 5 %.</summary>
    public const double SoughtEffect = 0.05;

    /// <param name="first">Whose header has a comparison.</param>
    /// <param name="again">The run that measured the alarming arms once more; null where there was none.</param>
    /// <param name="floorOf">What is known of the noise of a kind of arm on this machine.</param>
    public static ComparisonResult Judge(Run first, Run? again, Func<string, NoiseFloor> floorOf)
    {
        var analysis = RunAnalysis.Of(first);
        var secondAnalysis = again is null ? null : RunAnalysis.Of(again);
        var compared = first.Header.Comparison!.Arms;
        var passes = GatedMetric.All
            .Select(gated => new FirstPass(gated, [.. compared.Select(arm => ComparedSides.Of(arm, gated, analysis, floorOf))]))
            // Start-up is not timed where the budget makes workers start at once.
            .Where(pass => pass.Gated == GatedMetric.Time || pass.Measured.Count > 0)
            .ToList();
        var alarmed = passes.SelectMany(pass => pass.Alarmed).ToHashSet();
        List<ArmComparison> arms = [];
        List<GateConclusion> conclusions = [];
        List<SentinelReading> sentinels = [];
        foreach (var pass in passes)
        {
            var second = again is null || secondAnalysis is null
                ? null
                : again.Header.Comparison!.Arms
                    .Where(arm => pass.Alarmed.Contains(arm.Name) || (pass.Quiet.Contains(arm.Name) && !alarmed.Contains(arm.Name)))
                    .Select(arm => ComparedSides.Of(arm, pass.Gated, secondAnalysis, floorOf))
                    .ToList();
            var rerun = second is null ? null : SlowDownGate.Pass(SecondFamily(pass.Gated, second, pass.Alarmed));
            var (answers, conclusion) = JudgeMetric(pass, second, rerun);
            arms.AddRange(answers);
            conclusions.Add(conclusion);
            sentinels.AddRange(pass.Alarmed.Count == 0 ? [] : SentinelsOf(pass, second ?? [], rerun ?? []));
        }

        var result = first.End?.Reason == RunEndReason.TooNoisy || again?.End?.Reason == RunEndReason.TooNoisy
            ? new ComparisonResult(
                ComparisonOutcome.CouldNotTell,
                "More than a fifth of the rounds were disturbed by what else works on this machine; measure when it is quieter.", arms)
            : Conclude(arms, conclusions);
        var quiet = passes.Where(pass => pass.Alarmed.Count > 0)
            .Select(pass => pass.Quiet)
            .Aggregate(compared.Select(arm => arm.Name).Except(alarmed), Enumerable.Intersect);
        return result with { Sentinels = sentinels, Quiet = [.. quiet] };
    }

    /// <summary>The A/A sessions in a run, for the machine's floor: of each arm's time, base again against base.</summary>
    /// <returns>One for each arm; arms with too few blocks for an interval are left out.</returns>
    public static IReadOnlyList<AaSession> AaSessions(Run run)
    {
        var analysis = RunAnalysis.Of(run);
        var compared = run.Header.Comparison!.Arms;
        return
        [
            .. from arm in compared
               let sides = ComparedSides.Of(arm, GatedMetric.Time, analysis, _ => NoiseFloor.From([]))
               where sides.AaControl is { HasInterval: true }
               let effect = MinimumDetectableEffect.Of(sides.LogAa, sides.Margin, SlowDownGate.FamilyLevel / compared.Count)
               select new AaSession(
                   arm, Math.Log(sides.AaControl!.Value), sides.AaControl.Blocks, double.IsFinite(effect) ? effect : null),
        ];
    }

    /// <param name="second">The arms that alarmed by this metric, and the sentinels; null where nothing was measured again.</param>
    /// <param name="rerun">The gate over them.</param>
    private static (IReadOnlyList<ArmComparison> Answers, GateConclusion Conclusion) JudgeMetric(
        FirstPass pass, IReadOnlyList<ComparedSides>? second, IReadOnlyList<GateFinding>? rerun)
    {
        var (gated, flagged) = (pass.Gated, pass.Alarmed);
        var faster = SlowDownGate.Pass([.. pass.Measured.Select(side => side.ForGate.Reversed())]).ToDictionary(finding => finding.Name);
        var conclusion = SlowDownGate.Conclude([.. pass.Findings.Values], rerun);
        var confirmed = conclusion.Outcome is GateOutcome.Failed or GateOutcome.Inconclusive ? conclusion.Arms.ToHashSet() : [];
        var answers = pass.Sides.Select(side =>
        {
            var finding = pass.Findings.GetValueOrDefault(side.Name);
            var answer = finding is null ? ComparisonAnswer.NotMeasured
                : confirmed.Contains(side.Name) || (finding.Alarm && rerun is null) ? ComparisonAnswer.Slower
                : finding.Alarm ? ComparisonAnswer.NotConfirmed
                : faster[side.Name].Alarm ? ComparisonAnswer.Faster
                : pass.Quiet.Contains(side.Name) ? ComparisonAnswer.NoDifference
                : ComparisonAnswer.TooNoisy;
            var comparison = new ArmComparison
            {
                Arm = side.Name,
                Metric = gated.Metric,
                Answer = answer,
                Ratio = side.Ratio,
                RatioAgain = flagged.Contains(side.Name) ? second?.FirstOrDefault(other => other.Name == side.Name)?.Ratio : null,
                AaControl = side.AaControl,
                Margin = side.Margin,
                DetectableEffect = finding is { MinimumDetectableEffect: var effect } && double.IsFinite(effect) ? effect : null,
                Reason = "",
            };
            return comparison with { Reason = ComparisonReason.Of(comparison, side.WhyNotMeasured) };
        });
        return ([.. answers], conclusion);
    }

    /// <summary>
    /// The arms that alarmed and the others of the second run, which are its sentinels; where there are too few of those, the base against
    /// itself takes their place: it is equal for certain.
    /// </summary>
    private static IReadOnlyList<GateArm> SecondFamily(
        GatedMetric gated, IReadOnlyList<ComparedSides> second, HashSet<string> flagged)
    {
        var measured = second.Where(side => side.LogSlowDowns.Length > 0).ToList();
        var sentinels = measured.Count(side => !flagged.Contains(side.Name));
        return
        [
            .. measured.Select(side => side.ForGate),
            .. measured
                .Where(side => flagged.Contains(side.Name) && side.LogAa.Length > 0)
                .Take(Math.Max(0, SlowDownGate.SentinelCount - sentinels))
                .Select(side => new GateArm(AgainstItself(side.Name), side.LogAa, gated.LeastMargin)),
        ];
    }

    private static IEnumerable<SentinelReading> SentinelsOf(
        FirstPass pass, IReadOnlyList<ComparedSides> second, IReadOnlyList<GateFinding> rerun) =>
        from finding in rerun
        where !pass.Alarmed.Contains(finding.Name)
        let ratio = second.FirstOrDefault(side => side.Name == finding.Name)?.Ratio
            ?? second.FirstOrDefault(side => AgainstItself(side.Name) == finding.Name)?.AaControl
        select new SentinelReading(finding.Name, pass.Gated.Metric, ratio, finding.Alarm);

    private static string AgainstItself(string arm) => $"the base of {arm} against itself";

    /// <summary>The gate over one metric of all arms.</summary>
    private sealed class FirstPass
    {
        public FirstPass(GatedMetric gated, IReadOnlyList<ComparedSides> sides)
        {
            (Gated, Sides) = (gated, sides);
            Measured = [.. sides.Where(side => side.LogSlowDowns.Length > 0)];
            Findings = SlowDownGate.Pass([.. Measured.Select(side => side.ForGate)]).ToDictionary(finding => finding.Name);
            Alarmed = Findings.Values.Where(finding => finding.Alarm).Select(finding => finding.Name).ToHashSet();
            Quiet = Measured.Where(ShowsNoDifference).Select(side => side.Name).ToHashSet();
        }

        public GatedMetric Gated { get; }

        public IReadOnlyList<ComparedSides> Sides { get; }

        /// <summary>Those of which both sides have a figure.</summary>
        public IReadOnlyList<ComparedSides> Measured { get; }

        /// <summary>By the arm's name.</summary>
        public IReadOnlyDictionary<string, GateFinding> Findings { get; }

        public HashSet<string> Alarmed { get; }

        /// <summary>
        /// Shown to be no slower. An arm that was only too noisy may be as slow as those that alarmed, and would put the machine under
        /// suspicion where the head is to blame: seen, a head with 10 % more work everywhere.
        /// </summary>
        public HashSet<string> Quiet { get; }

        private bool ShowsNoDifference(ComparedSides side) =>
            NoDifference.IsShown(side.Ratio, side.Margin, Findings[side.Name].MinimumDetectableEffect, side.Sought);
    }

    private static ComparisonResult Conclude(List<ArmComparison> arms, List<GateConclusion> conclusions)
    {
        IReadOnlyList<string> Of(GateOutcome outcome) =>
            [.. conclusions.Where(conclusion => conclusion.Outcome == outcome).SelectMany(conclusion => conclusion.Arms).Distinct()];

        string Reasons(GateOutcome outcome) => string.Join(
            " ", conclusions.Where(conclusion => conclusion.Outcome == outcome).Select(conclusion => conclusion.Reason).Distinct());

        if (Of(GateOutcome.RerunNeeded) is { Count: > 0 } alarmed)
        {
            return new ComparisonResult(ComparisonOutcome.Unconfirmed, Reasons(GateOutcome.RerunNeeded), arms)
            {
                ToMeasureAgain = alarmed,
            };
        }

        if (Of(GateOutcome.Failed) is { Count: > 0 })
        {
            return new ComparisonResult(ComparisonOutcome.Failed, Reasons(GateOutcome.Failed), arms);
        }

        if (Of(GateOutcome.Inconclusive) is { Count: > 0 })
        {
            return new ComparisonResult(ComparisonOutcome.CouldNotTell, Reasons(GateOutcome.Inconclusive), arms);
        }

        var times = arms.Where(arm => arm.Metric == Metric.TimePerUnit).ToList();
        var open = times.Count(arm => arm.Answer is ComparisonAnswer.TooNoisy or ComparisonAnswer.NotMeasured);
        return open == times.Count
            ? new ComparisonResult(
                ComparisonOutcome.CouldNotTell,
                "Nothing could be told: every arm was too noisy or not measured; a larger --budget, or a quieter machine, would tell.",
                arms)
            : new ComparisonResult(
                ComparisonOutcome.Passed,
                open == 0
                    ? "Nothing became slower by more than its margin."
                    : string.Create(CultureInfo.InvariantCulture,
                        $"Nothing became slower by more than its margin, as far as could be told: {open} of "
                        + $"{Counted.Of(times.Count, "arm")} {(open == 1 ? "was" : "were")} too noisy or not measured."),
                arms);
    }
}

/// <summary>An arm that was measured against itself.</summary>
/// <param name="LogRatio">ln(base again ÷ base): how much equal things differed.</param>
/// <param name="DetectableEffect">
/// The slow-down that a gate over as many arms would have found four times in five, as a share; null where none.
/// </param>
internal sealed record AaSession(ComparedArm Arm, double LogRatio, int Blocks, double? DetectableEffect);
