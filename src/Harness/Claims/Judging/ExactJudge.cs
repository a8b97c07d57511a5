using GilBench.Model;
using GilBench.Statistics.Verdicts;

namespace GilBench.Claims.Judging;

/// <summary>Judges claims about results: every unit of every matching arm must have returned what is expected.</summary>
internal static class ExactJudge
{
    /// <param name="launches">Which of the run's launches count: a claim holds, or is left open, by these.</param>
    /// <returns>Null where no arm of the run is meant.</returns>
    public static Verdict? Judge(ClaimStatement statement, Runtime subject, Run run, CountingLaunches launches)
    {
        var arms = ArmsOf(statement, subject, run);
        if (arms.Count == 0)
        {
            return null;
        }

        var workloads = arms.Select(arm => arm.Workload).Distinct().ToList();
        var verdicts = arms.Select(arm => (Arm: arm, Verdict: Judge(arm, run, launches))).ToList();
        foreach (var kind in new[] { VerdictKind.Refuted, VerdictKind.Inconclusive })
        {
            if (verdicts.FirstOrDefault(one => one.Verdict.Kind == kind) is { Verdict: not null } first)
            {
                return first.Verdict with { Reason = $"{first.Arm.Id}: {first.Verdict.Reason}" };
            }
        }

        return new Verdict(VerdictKind.Holds, $"Every result of {Counted.Of(workloads.Count, "workload")} was the expected one: {string.Join(", ", workloads)}.");
    }

    /// <summary>The arms that the claim means.</summary>
    public static IReadOnlyList<Arm> ArmsOf(ClaimStatement statement, Runtime subject, Run run) =>
    [
        .. run.Header.Plan.Arms.Where(arm => arm.Runtime == subject.Id
            && arm.Role != ArmRole.PositiveControl
            && arm.Model == statement.Arm.Model
            && arm.ParameterSet == statement.Arm.ParameterSet
            && Glob.Matches(statement.Arm.Workload!, arm.Workload)),
    ];

    private static Verdict Judge(Arm arm, Run run, CountingLaunches launches)
    {
        var expected = run.Header.Workloads.First(workload => workload.Id == arm.Workload).ParameterSets.First(set => set.Name == arm.ParameterSet).Expected;
        if (expected is null)
        {
            return new Verdict(VerdictKind.Inconclusive, "No expected result is stated for it.");
        }

        var accepted = launches.AcceptedOf(arm.Id);
        var verdict = ClaimVerdict.JudgeExact(expected, ResultsOf(accepted));
        return verdict.Kind != VerdictKind.Refuted && WhyWrong(expected, run.Launches.Where(launch => launch.Arm == arm.Id)) is { } wrong ? wrong
            : verdict.Kind != VerdictKind.Holds ? verdict
            : WhyNotAll(accepted) ?? verdict;
    }

    private static string[] ResultsOf(IEnumerable<Launch> launches) => [.. launches.SelectMany(launch => launch.Samples).SelectMany(sample => sample.Results.Keys)];

    /// <summary>
    /// A wrong result refutes wherever it came, in a launch that was set aside too: what disturbs a launch takes its time and changes no result. Work that
    /// was left undone is wrong as well.
    /// </summary>
    private static Verdict? WhyWrong(string expected, IEnumerable<Launch> launches) => launches
        .Where(launch => launch.Outcome == LaunchOutcome.WrongResult)
        .Select(launch => ClaimVerdict.JudgeExact(expected, ResultsOf([launch])) is { Kind: VerdictKind.Refuted } refuted
            ? refuted with { Reason = $"Launch {launch.Id}: {refuted.Reason}" }
            : new Verdict(VerdictKind.Refuted, $"Launch {launch.Id}: {launch.Detail}"))
        .FirstOrDefault();

    /// <summary>Right results alone are not enough: a launch may have come to none.</summary>
    private static Verdict? WhyNotAll(IReadOnlyList<Launch> launches)
    {
        var failed = launches.Where(launch => launch.Outcome != LaunchOutcome.Ok).ToList();
        return failed.Count == 0
            ? null
            : new Verdict(
                VerdictKind.Inconclusive,
                $"All results that came were right, but {failed.Count} of {Counted.Of(launches.Count, "launch", "launches")} came to none, the first of them because it {OutcomeWords.Of(failed[0].Outcome)}.");
    }
}
