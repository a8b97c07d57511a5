using GilBench.Model;

namespace GilBench.Analysis;

/// <summary>How narrow a run's intervals are; what sampling stops on.</summary>
internal static class Precision
{
    /// <summary>The widest half-width of all paired speed-ups of a run so far, as a share; null while some arm has no interval.</summary>
    public static double? WidestHalfWidth(Run run)
    {
        var ratios = RunAnalysis.Of(run).Arms
            .SelectMany(arm => new[] { arm.OverSamePath, arm.OverSequential })
            .OfType<SpeedUp>()
            .Select(speedUp => speedUp.Ratio.Width / 2)
            .ToList();
        return ratios is [] || ratios.Any(width => width is null) ? null : ratios.Max();
    }
}
