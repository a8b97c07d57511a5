using GilBench.Model;
using GilBench.Statistics.Sampling;

namespace GilBench.Analysis;

/// <summary>How narrow a run's intervals are; what sampling stops on.</summary>
internal static class Precision
{
    public static StoppingRule RuleOf(Sampling sampling) => new(sampling.MinimumBlocks, sampling.MaximumBlocks, sampling.TargetHalfWidth);

    /// <summary>A report compares all arms with each other, so none of them leaves the run before the last is precise.</summary>
    /// <returns>
    /// Ids of all arms while one of the paired speed-ups has no interval, or one wider than the run's target; none from then on.
    /// </returns>
    public static IReadOnlySet<string> ImpreciseArms(Run run)
    {
        var rule = RuleOf(run.Header.Plan.Sampling);
        var ratios = RunAnalysis.Of(run).Arms
            .SelectMany(arm => new[] { arm.OverOneWorkerBaseline, arm.OverSequential })
            .OfType<SpeedUp>()
            .ToList();
        return ratios is not [] && ratios.All(speedUp => rule.IsNarrow(speedUp.Ratio.HalfWidth))
            ? new HashSet<string>()
            : run.Header.Plan.Arms.Select(arm => arm.Id).ToHashSet();
    }
}
