using GilBench.Analysis;
using GilBench.Model;

namespace GilBench.Regression;

/// <summary>When a comparison is precise enough: what its sampling stops on. Widths alone, never what the numbers say.</summary>
internal static class ComparisonPrecision
{
    /// <returns>Ids of the arms whose ratio, of head to base or of the base to itself, has no interval or too wide a one.</returns>
    public static IReadOnlySet<string> ImpreciseArms(Run run)
    {
        var rule = Precision.RuleOf(run.Header.Plan.Sampling);
        var analysis = RunAnalysis.Of(run);
        return run.Header.Comparison!.Arms
            .Where(arm => !IsNarrow(arm.Base, arm.BaseAgain) || (arm.Head != arm.Base && !IsNarrow(arm.Base, arm.Head)))
            .SelectMany(arm => arm.Ids)
            .ToHashSet();

        bool IsNarrow(string over, string other) => analysis.Find(over) is { } first && analysis.Find(other) is { } second
            && rule.IsNarrow(BlockPairs.Ratio(first, second)?.HalfWidth);
    }
}
