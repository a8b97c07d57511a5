using GilBench.Analysis;
using GilBench.Model;
using GilBench.Statistics.Verdicts;

namespace GilBench.Claims.Judging;

/// <summary>Judges claims about results: every unit of every matching arm must have returned what is expected.</summary>
internal static class ExactJudge
{
    /// <param name="arms">Those that the claim means, at least one.</param>
    public static Verdict Judge(IReadOnlyList<ArmAnalysis> arms, RunAnalysis analysis)
    {
        var workloads = arms.Select(arm => arm.Arm.Workload).Distinct().ToList();
        var verdicts = arms.Select(arm => (arm.Arm, Verdict: Judge(arm.Resolved, analysis))).ToList();
        foreach (var kind in new[] { VerdictKind.Refuted, VerdictKind.Inconclusive })
        {
            if (verdicts.FirstOrDefault(one => one.Verdict.Kind == kind) is { Verdict: not null } first)
            {
                return first.Verdict with { Reason = $"{first.Arm.Id}: {first.Verdict.Reason}" };
            }
        }

        return new Verdict(
            VerdictKind.Holds,
            $"Every result of {Counted.Of(workloads.Count, "workload")} was the expected one: {string.Join(", ", workloads)}.");
    }

    /// <summary>The arms that the claim means.</summary>
    public static IReadOnlyList<ArmAnalysis> ArmsOf(ClaimStatement statement, Runtime subject, RunAnalysis analysis) =>
    [
        .. analysis.Arms.Where(one => one.Arm is var arm
            && arm.Runtime == subject.Id
            && arm.Role != ArmRole.PositiveControl
            && arm.Model == statement.Arm.Model
            && arm.ParameterSet == statement.Arm.ParameterSet
            && Glob.Matches(statement.Arm.Workload!, arm.Workload)),
    ];

    private static Verdict Judge(ResolvedArm resolved, RunAnalysis analysis)
    {
        var expected = resolved.ParameterSet.Expected;
        if (expected is null)
        {
            return new Verdict(VerdictKind.Inconclusive, "No expected result is stated for it.");
        }

        var accepted = analysis.Counting.AcceptedOf(resolved.Arm.Id);
        var verdict = ClaimVerdict.JudgeExact(expected, ResultsOf(accepted));
        return verdict.Kind != VerdictKind.Refuted && WhyWrong(expected, analysis.Counting.WrongOf(resolved.Arm.Id)) is { } wrong ? wrong
            : verdict.Kind != VerdictKind.Holds ? verdict
            : WhyNotAll(accepted) ?? verdict;
    }

    private static string[] ResultsOf(IEnumerable<Launch> launches) =>
        [.. launches.SelectMany(launch => launch.Samples).SelectMany(sample => sample.Results.Keys)];

    private static Verdict? WhyWrong(string expected, IEnumerable<Launch> wrong) => wrong
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
                $"All results that came were right, but {failed.Count} of {Counted.Of(launches.Count, "launch", "launches")} came to none, "
                    + $"the first of them because it {OutcomeWords.Of(failed[0].Outcome)}.");
    }
}
