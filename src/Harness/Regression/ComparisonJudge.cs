using GilBench.Analysis;
using GilBench.Model;
using GilBench.Statistics.Gates;

namespace GilBench.Regression;

/// <summary>
/// Judges a run that compares base and head in the same rounds (docs/measurement.md, 5): each metric is a family of its own, and the times
/// of arms together are one, in which Holm's correction keeps the chance of any false alarm at 5 %; what alarms has to alarm again in a run
/// of its own. Pure.
/// </summary>
internal static class ComparisonJudge
{
    /// <summary>Where less than this can be told, an interval within its margin is still no answer to whoever looks for 5 %.</summary>
    public const double SoughtEffect = 0.05;

    /// <param name="first">Whose header has a comparison.</param>
    /// <param name="second">The run that measured the alarming arms once more; null where there was none.</param>
    /// <param name="floorOf">What is known of the noise of a kind of arm on this machine.</param>
    public static ComparisonResult Judge(Run first, Run? second, Func<string, NoiseFloor> floorOf)
    {
        var analysis = RunAnalysis.Of(first);
        var compared = first.Header.Comparison!.Arms;
        var passes = GatedMetric.All
            .Select(gated => new FirstPass(gated, [.. compared.Select(arm => ComparedSides.Of(arm, gated, analysis, floorOf))]))
            // Start-up is not timed where the budget makes workers start at once.
            .Where(pass => pass.Gated == GatedMetric.Time || pass.Measured.Count > 0)
            .ToList();
        var groups = TogetherGroup.Of(compared);
        var times = passes.First(pass => pass.Gated == GatedMetric.Time);
        var byName = times.Sides.DistinctBy(side => side.Name).ToDictionary(side => side.Name);
        var together = new FirstPass(GatedMetric.Time, [.. groups.Select(group => group.SidesOf(byName))]);
        var again = second is null ? null : new SecondMeasuring(second, floorOf);

        // What is a part of what alarmed is no sentinel, whatever it shows by itself.
        var suspected = passes.SelectMany(pass => pass.Alarmed)
            .Concat(groups.Where(group => together.Alarmed.Contains(group.Name)).SelectMany(group => group.Arms))
            .ToHashSet();
        var judged = passes
            .Select(pass => JudgeMetric(pass, again?.SidesOf(pass, suspected)))
            .ToList();
        var judgedTogether = JudgeMetric(together, again?.SidesOf(together, groups, times.Quiet.Except(suspected)));
        var all = judged.Append(judgedTogether).ToList();
        var result = ComparisonConclusion.Of(
            [.. judged.SelectMany(metric => metric.Answers)], judgedTogether.Answers, [.. all.Select(metric => metric.Conclusion)]);
        if (result.Outcome == ComparisonOutcome.CouldNotTell
            && (first.End?.Reason == RunEndReason.TooNoisy || second?.End?.Reason == RunEndReason.TooNoisy))
        {
            // What was told all the same was told by what is left: rounds are set aside for base and head alike.
            result = result with
            {
                Reason = $"{result.Reason} Too many rounds were disturbed by what else works on this machine.",
            };
        }

        var quiet = passes.Where(pass => pass.Alarmed.Count > 0 || (pass == times && together.Alarmed.Count > 0))
            .Select(pass => pass.Quiet)
            .Aggregate(compared.Select(arm => arm.Name).Except(suspected), Enumerable.Intersect);
        return result with
        {
            ToMeasureAgain = result.Outcome == ComparisonOutcome.Unconfirmed ? [.. suspected] : [],
            Sentinels = [.. all.SelectMany(metric => metric.Sentinels)],
            Quiet = suspected.Count == 0 ? [.. compared.Select(arm => arm.Name)] : [.. quiet],
        };
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
    private static JudgedMetric JudgeMetric(FirstPass pass, IReadOnlyList<ComparedSides>? second)
    {
        var (gated, flagged) = (pass.Gated, pass.Alarmed);
        var rerun = second is null ? null : SlowDownGate.Pass(SecondFamily(gated, second, flagged));
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
        return new JudgedMetric([.. answers], conclusion, flagged.Count == 0 ? [] : [.. SentinelsOf(pass, second ?? [], rerun ?? [])]);
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

    /// <summary>The arms of the second measuring.</summary>
    private sealed class SecondMeasuring(Run run, Func<string, NoiseFloor> floorOf)
    {
        private readonly RunAnalysis _analysis = RunAnalysis.Of(run);

        /// <returns>What alarmed in the pass, and its sentinels: arms that were quiet in it and are no part of what alarmed.</returns>
        public IReadOnlyList<ComparedSides> SidesOf(FirstPass pass, HashSet<string> suspected) =>
            Of(pass.Gated, arm => pass.Alarmed.Contains(arm) || (pass.Quiet.Contains(arm) && !suspected.Contains(arm)));

        /// <returns>Groups that alarmed, and the sentinels.</returns>
        public IReadOnlyList<ComparedSides> SidesOf(FirstPass together, IReadOnlyList<TogetherGroup> groups, IEnumerable<string> sentinels)
        {
            var sides = Of(GatedMetric.Time, _ => true).DistinctBy(side => side.Name).ToDictionary(side => side.Name);
            return
            [
                .. groups.Where(group => together.Alarmed.Contains(group.Name)).Select(group => group.SidesOf(sides)),
                .. sentinels.Where(sides.ContainsKey).Select(arm => sides[arm]),
            ];
        }

        private IReadOnlyList<ComparedSides> Of(GatedMetric gated, Func<string, bool> isAsked) =>
        [
            .. run.Header.Comparison!.Arms.Where(arm => isAsked(arm.Name))
                .Select(arm => ComparedSides.Of(arm, gated, _analysis, floorOf)),
        ];
    }

    /// <summary>What is said of one metric.</summary>
    private sealed record JudgedMetric(
        IReadOnlyList<ArmComparison> Answers, GateConclusion Conclusion, IReadOnlyList<SentinelReading> Sentinels);
}

/// <summary>An arm that was measured against itself.</summary>
/// <param name="LogRatio">ln(base again ÷ base): how much equal things differed.</param>
/// <param name="DetectableEffect">
/// The slow-down that a gate over as many arms would have found four times in five, as a share; null where none.
/// </param>
internal sealed record AaSession(ComparedArm Arm, double LogRatio, int Blocks, double? DetectableEffect);
