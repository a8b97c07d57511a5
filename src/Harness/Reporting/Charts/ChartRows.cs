using GilBench.Analysis;
using GilBench.Model;
using GilBench.Reporting.Series;
using GilBench.Statistics;

namespace GilBench.Reporting.Charts;

/// <summary>Rows of arms, a group each model, a row each runtime.</summary>
internal static class ChartRows
{
    /// <summary>More than these are hard to take in on one page or sheet of paper.</summary>
    private const int MostRows = 44;

    /// <param name="row">A row from an arm and its label.</param>
    public static IReadOnlyList<RowGroup> ByModel(
        Evidence evidence, IReadOnlyList<ArmAnalysis> arms, Func<ArmAnalysis, string, ChartRow> row) =>
    [
        .. from model in evidence.Models
           let ofModel = arms.Where(arm => arm.Arm.Model == model)
               .OrderBy(arm => evidence.Styles.OfRuntime(arm.Arm.Runtime)).ThenBy(arm => arm.Arm.Workers).ToList()
           where ofModel.Count > 0
           select new RowGroup(HeadingOf(model), [.. ofModel.Select(arm => row(arm, LabelOf(arm)))]),
    ];

    /// <summary>Ends of all intervals and all values.</summary>
    public static IReadOnlyCollection<double> Extent(IEnumerable<RowGroup> groups) =>
        [.. groups.SelectMany(group => group.Rows).SelectMany(row => new[] { row.Value, row.Low, row.High, row.Second }.OfType<double>())];

    /// <summary>The chart, or, where it has very many rows, charts of some groups each, with the same axis.</summary>
    public static IEnumerable<RowChart> Split(RowChart chart)
    {
        var parts = new List<List<RowGroup>> { new() };
        foreach (var group in chart.Groups)
        {
            if (parts[^1].Count > 0 && parts[^1].Sum(before => before.Rows.Count) + group.Rows.Count > MostRows)
            {
                parts.Add([]);
            }

            parts[^1].Add(group);
        }

        return parts.Count == 1
            ? [chart]
            : parts.Select((groups, index) => chart with
            {
                Id = FormattableString.Invariant($"{chart.Id}-{index + 1}"),
                Subtitle = FormattableString.Invariant($"Part {index + 1} of {parts.Count}. {chart.Subtitle}"),
                Groups = groups,
            });
    }

    private static string HeadingOf(string model) => model == SpeedUps.Sequential ? "sequential, on 1 core" : model;

    private static string LabelOf(ArmAnalysis arm) =>
        arm.Arm.Workers == arm.Arm.Cores ? arm.Arm.Runtime : $"{arm.Arm.Runtime}, {Counted.Of(arm.Arm.Workers, "worker")}";
}

/// <summary>What is plotted, from how many blocks, with which interval.</summary>
internal static class Subtitles
{
    /// <summary>Which way is better, as a subtitle says it.</summary>
    public static string Direction(Metric metric) => metric.Better == Better.Lower ? "less is better" : "more is better";

    /// <param name="mark">What shows an interval.</param>
    public static string Of(string what, IEnumerable<Estimate> estimates, string mark = "Whiskers")
    {
        var all = estimates.ToList();
        var whiskers = all.Exists(estimate => estimate.HasInterval) ? $" {mark}: 95 % interval (exact signed-rank)." : " No intervals.";
        var blocks = Counted.Between(all.Min(estimate => estimate.Blocks), all.Max(estimate => estimate.Blocks), "block");
        return $"{what} Hodges–Lehmann estimate of {blocks}.{whiskers}";
    }
}
