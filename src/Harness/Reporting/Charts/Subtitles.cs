using GilBench.Analysis;
using GilBench.Model;
using GilBench.Statistics;

namespace GilBench.Reporting.Charts;

/// <summary>What is plotted, from how many blocks, with which interval.</summary>
internal static class Subtitles
{
    /// <summary>Which way is better, as a subtitle says it.</summary>
    public static string Direction(Metric metric) => metric.Better == Better.Lower ? "less is better" : "more is better";

    public static string Of(string what, IEnumerable<Estimate> estimates)
    {
        var all = estimates.ToList();
        var whiskers = all.Exists(estimate => estimate.HasInterval) ? " Whiskers: 95 % interval (exact signed-rank)." : " No intervals.";
        var blocks = Counted.Between(all.Min(estimate => estimate.Blocks), all.Max(estimate => estimate.Blocks), "block");
        return $"{what} Hodges–Lehmann estimate of {blocks}.{whiskers}";
    }
}
