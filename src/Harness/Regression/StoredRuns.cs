using System.Globalization;
using GilBench.Analysis;
using GilBench.Model;
using GilBench.Statistics.Gates;
using GilBench.Statistics.Intervals;

namespace GilBench.Regression;

/// <summary>
/// Compares two runs that were measured apart. A change of the machine between them is part of every ratio, so the intervals are those of
/// two independent samples and changes up to 10 % pass; nothing can be measured again. Pure.
/// </summary>
internal static class StoredRuns
{
    /// <summary>δ of times measured apart.</summary>
    public const double Margin = NoiseFloor.LeastMarginWhenUnknown;

    private const int FewestBlocks = 2;

    /// <summary>Why two runs cannot be compared at all; null where they can.</summary>
    public static string? Refusal(Run first, Run second) => first.Header.Machine.Fingerprint == second.Header.Machine.Fingerprint
        ? first.Header.Id == second.Header.Id ? "Both are the same run; name two." : null
        : $"The runs are of different machines ({Of(first)}; {Of(second)}), whose times say nothing of a change of the code; "
            + "measure both on one machine, best side by side: compare --base REVISION.";

    /// <param name="first">The base.</param>
    /// <param name="second">The head.</param>
    public static (RunComparison What, ComparisonResult Result) Compare(Run first, Run second)
    {
        var (over, head) = (RunAnalysis.Of(first), RunAnalysis.Of(second));
        List<string> notes = [];
        List<(ArmAnalysis Base, ArmAnalysis Head)> pairs = [];
        foreach (var arm in over.Arms.Where(arm => !arm.Arm.IsControl))
        {
            if (head.Find(arm.Arm.Id) is not { } other)
            {
                notes.Add($"{arm.Arm.Id} is not in {second.Header.Id}.");
            }
            else if (!arm.Resolved.ParameterSet.IsSameWorkAs(other.Resolved.ParameterSet))
            {
                notes.Add($"{arm.Arm.Id} is not compared: its arguments differ.");
            }
            else
            {
                pairs.Add((arm, other));
            }
        }

        var what = new RunComparison(
            ComparisonKind.StoredRuns, new ComparisonSide(first.Header.Id, null), new ComparisonSide(second.Header.Id, null),
            [.. pairs.Select(pair => new ComparedArm(pair.Base.Arm.Id, pair.Base.Arm.Id, pair.Base.Arm.Id, pair.Head.Arm.Id, ""))],
            notes);
        var answers = GatedMetric.All.SelectMany(gated => pairs.Select(pair => Judge(gated, pair.Base, pair.Head, pairs.Count))).ToList();
        return (what, Conclude(answers));
    }

    private static ArmComparison Judge(GatedMetric gated, ArmAnalysis over, ArmAnalysis head, int family)
    {
        double[] baseValues = [.. over[gated.Metric].Blocks.Values];
        double[] headValues = [.. head[gated.Metric].Blocks.Values];
        var comparison = new ArmComparison
        {
            Arm = over.Arm.Id,
            Metric = gated.Metric,
            Answer = ComparisonAnswer.NotMeasured,
            Margin = Margin,
            Reason = "",
        };
        if (baseValues.Length < FewestBlocks || headValues.Length < FewestBlocks)
        {
            return comparison with { Reason = "One of the two runs has too few blocks of it." };
        }

        // Bonferroni over the arms: intervals do not step down as p-values do.
        var ratio = Fieller.Ratio(headValues, baseValues);
        var strict = Fieller.Ratio(headValues, baseValues, 1 - (2 * SlowDownGate.FamilyLevel / family));
        var answer = strict.Low > 1 + Margin ? ComparisonAnswer.Slower
            : strict.High < 1 / (1 + Margin) ? ComparisonAnswer.Faster
            : ratio.LiesWithin(Margin) ? ComparisonAnswer.NoDifference
            : ComparisonAnswer.TooNoisy;
        comparison = comparison with
        {
            Answer = answer,
            Ratio = ratio,
            DetectableEffect = strict is { HasInterval: true, Value: > 0 } ? (strict.High / strict.Value * (1 + Margin)) - 1 : null,
        };
        return comparison with { Reason = ComparisonReason.Of(comparison, null) };
    }

    private static ComparisonResult Conclude(List<ArmComparison> arms)
    {
        var slower = arms.Where(arm => arm.Answer == ComparisonAnswer.Slower).Select(arm => arm.Arm).Distinct().ToList();
        var told = arms.Any(arm => arm.Answer is not (ComparisonAnswer.TooNoisy or ComparisonAnswer.NotMeasured));
        return slower.Count > 0
            ? new ComparisonResult(
                ComparisonOutcome.Failed,
                $"{SomeNames.Of(slower)} became slower by more than {Percent(Margin)}; the two runs were measured apart, so "
                    + "the machine may have changed as well.",
                arms)
            : told
                ? new ComparisonResult(
                    ComparisonOutcome.Passed,
                    $"Nothing became slower by more than {Percent(Margin)}, which is what two runs measured apart can tell.", arms)
                : new ComparisonResult(
                    ComparisonOutcome.CouldNotTell,
                    "Nothing could be told of two runs that were measured apart; compare them side by side.", arms);
    }

    private static string Of(Run run) => $"{run.Header.Machine.CpuModel ?? "CPU unknown"}, {run.Header.Machine.Fingerprint}";

    private static string Percent(double share) => string.Create(CultureInfo.InvariantCulture, $"{100 * share:0} %");
}
