using GilBench.Model;

namespace GilBench.Analysis;

/// <summary>How narrow a run's intervals are; what sampling stops on.</summary>
internal static class Precision
{
    /// <summary>A report compares all arms with each other, so none of them leaves the run before the last is precise.</summary>
    /// <returns>Ids of all arms while one of the paired speed-ups has no interval, or one wider than the run's target; none from then on.</returns>
    public static IReadOnlySet<string> ImpreciseArms(Run run)
    {
        var ratios = RunAnalysis.Of(run).Arms
            .SelectMany(arm => new[] { arm.OverSamePath, arm.OverSequential })
            .OfType<SpeedUp>()
            .Select(speedUp => speedUp.Ratio.Width / 2)
            .ToList();
        var precise = ratios is not [] && ratios.All(width => width <= run.Header.Plan.Sampling.TargetHalfWidth);
        return precise ? new HashSet<string>() : run.Header.Plan.Arms.Select(arm => arm.Id).ToHashSet();
    }
}
