using GilBench.Model;
using GilBench.Statistics.Verdicts;

namespace GilBench.Claims.Judging;

/// <summary>Judges claims about results: every unit of every matching arm must have returned what is expected.</summary>
internal static class ExactJudge
{
    /// <returns>Null where no arm of the run is meant.</returns>
    public static Verdict? Judge(ClaimStatement statement, Runtime subject, Run run)
    {
        var arms = ArmsOf(statement, subject, run);
        if (arms.Count == 0)
        {
            return null;
        }

        var workloads = arms.Select(arm => arm.Workload).Distinct().ToList();
        var verdicts = arms.Select(arm => (Arm: arm, Verdict: Judge(arm, run))).ToList();
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

    private static Verdict Judge(Arm arm, Run run)
    {
        var expected = run.Header.Workloads.First(workload => workload.Id == arm.Workload).ParameterSets.First(set => set.Name == arm.ParameterSet).Expected;
        var launches = run.Launches.Where(launch => launch.Arm == arm.Id).ToList();
        var verdict = ClaimVerdict.JudgeExact(expected, [.. launches.SelectMany(launch => launch.Samples).SelectMany(sample => sample.Results.Keys)]);
        return verdict.Kind != VerdictKind.Holds ? verdict : WhyNotAll(launches) ?? verdict;
    }

    /// <summary>Right results alone are not enough: work may have been left undone, or a launch may have come to no result.</summary>
    private static Verdict? WhyNotAll(List<Launch> launches)
    {
        var failed = launches.Where(launch => launch.Outcome != LaunchOutcome.Ok).ToList();
        if (failed.FirstOrDefault(launch => launch.Outcome == LaunchOutcome.WrongResult) is { } wrong)
        {
            return new Verdict(VerdictKind.Refuted, $"Launch {wrong.Id}: {wrong.Detail}");
        }

        return failed.Count == 0
            ? null
            : new Verdict(
                VerdictKind.Inconclusive,
                $"All results that came were right, but {failed.Count} of {Counted.Of(launches.Count, "launch", "launches")} came to none, the first of them because it {OutcomeWords.Of(failed[0].Outcome)}.");
    }
}
