using GilBench.Analysis;
using GilBench.Reporting.Wording;

namespace GilBench.Reporting.Charts;

/// <summary>What is plotted, from how many blocks, with which interval.</summary>
internal static class Subtitles
{
    public static string Of(string what, IEnumerable<Estimate> estimates)
    {
        var all = estimates.ToList();
        var whiskers = all.Exists(estimate => estimate.HasInterval) ? " Whiskers: 95 % interval (exact signed-rank)." : " No intervals.";
        return $"{what} Hodges–Lehmann estimate of {BlocksOf(all)}.{whiskers}";
    }

    private static string BlocksOf(List<Estimate> all)
    {
        var (fewest, most) = (all.Min(estimate => estimate.Blocks), all.Max(estimate => estimate.Blocks));
        return fewest == most ? Figures.Count(most, "block", "blocks") : FormattableString.Invariant($"{fewest} to {most} blocks");
    }
}
