using GilBench.Analysis;
using GilBench.Model;
using GilBench.Regression;
using GilBench.Reporting.Tables;
using GilBench.Statistics;

namespace GilBench.Reporting.Comparisons;

/// <summary>What a comparison found, counted: a sentence for a metric, and the large figures at the head of the page.</summary>
internal static class ComparisonFinding
{
    private static readonly Column<Tile>[] s_tiles =
    [
        Columns.Of<Tile>("Verdict", tile => tile.Verdict),
        Columns.Of<Tile>("Arms", tile => Columns.Count(tile.Arms.Count)),
        Columns.Of<Tile>("Of", tile => $"of {Counted.Of(tile.All, "arm")}"),
        Columns.Of<Tile>("By how much", tile => tile.Detail),
    ];

    private sealed record Tile(string Verdict, IReadOnlyList<ArmComparison> Arms, int All, string Detail);

    public static string Of(Metric metric, ComparisonResult result)
    {
        var arms = result.Arms.Where(arm => arm.Metric == metric).ToList();
        var counts = ByAnswer(arms).Select(same => $"{same.Count()} " + (same.Key == ComparisonAnswer.NoDifference
            ? "without a difference"
            : ComparisonWords.Short(same.Key, metric.Unit)));
        var most = arms.Where(arm => arm.Answer == ComparisonAnswer.Slower).MaxBy(arm => arm.Ratio?.Value);
        return $"{char.ToUpperInvariant(metric.Name[0])}{metric.Name[1..]} of {Counted.Of(arms.Count, "arm")}: {string.Join(", ", counts)}."
            + (most is null ? "" : $" The most: {most.Arm}, {ComparisonReason.Change(most.Ratio, metric)}.")
            + string.Concat(result.Together
                .Where(rows => rows.Metric == metric && rows.Answer == ComparisonAnswer.Slower)
                .Select(rows => $" {Words(rows)}: {ComparisonReason.Change(rows.Ratio, metric)}."));
    }

    /// <summary>How many arms had which answer by their times; those that most comparisons have are there even where none had it.</summary>
    public static Table Tiles(ComparisonResult result)
    {
        var times = result.Arms.Where(arm => arm.Metric == Metric.TimePerUnit).ToList();
        var found = ByAnswer(times).ToDictionary(same => same.Key, same => same.ToList());
        ComparisonAnswer[] always =
            [ComparisonAnswer.Slower, ComparisonAnswer.TooNoisy, ComparisonAnswer.Faster, ComparisonAnswer.NoDifference];
        return Table.Of(
            found.Keys.Union(always).OrderBy(ComparisonWords.PlaceOf).Select(answer => new Tile(
                Capitalised(ComparisonWords.Short(answer, MetricUnit.Seconds)), found.GetValueOrDefault(answer, []), times.Count,
                Detail(answer, found.GetValueOrDefault(answer, [])))),
            s_tiles);
    }

    /// <summary>What the base shows against itself, which should be 1; null where it was not measured twice.</summary>
    public static string? OfControl(ComparisonResult result)
    {
        var known = result.Arms.Where(arm => arm.Metric == Metric.TimePerUnit).Select(arm => arm.AaControl).OfType<Estimate>().ToList();
        if (known.Count == 0)
        {
            return null;
        }

        var farthest = known.Max(ratio => ratio.FarEnd);
        var excluding = known.Count(ratio => ratio.HasInterval && !ratio.Contains(1));
        return $"The base against itself, which should be 1×: from {ThreeDecimals(known.Min(ratio => ratio.Value))}× to "
            + $"{ThreeDecimals(known.Max(ratio => ratio.Value))}× over {Counted.Of(known.Count, "arm")} (time per unit)"
            + (farthest is { } end ? $"; intervals reach at most {ComparisonReason.Percent(end)} from 1" : "")
            + (excluding > 0 ? $", and {excluding} of them {(excluding == 1 ? "excludes" : "exclude")} 1" : "")
            + ". What it differs by is noise; the margins allow for it.";
    }

    /// <summary>Which slow-downs would have been found, of the arms' times.</summary>
    public static string Detectable(ComparisonResult result)
    {
        var times = result.Arms.Where(arm => arm.Metric == Metric.TimePerUnit).ToList();
        var known = times.Select(arm => arm.DetectableEffect).OfType<double>().ToList();
        return known.Count == 0
            ? "No arm has enough blocks to say which slow-down would have been found; a larger --budget brings more."
            : $"A slow-down of {Range(known)}, by arm, would have been found four times in five (time per unit"
                + (known.Count == times.Count ? ")." : $"; {Counted.Of(times.Count - known.Count, "arm")} cannot tell).")
                + string.Concat(result.Together.Where(rows => rows.DetectableEffect is not null).Take(1)
                    .Select(rows => " A slow-down of most arms at once: "
                        + $"{ComparisonReason.Percent(rows.DetectableEffect!.Value)} ({Words(rows)})."));
    }

    /// <summary>Such as <c>score, 6 arms together</c>.</summary>
    private static string Words(ArmComparison together) => together.Arm.Replace(":", ", ", StringComparison.Ordinal);

    private static IEnumerable<IGrouping<ComparisonAnswer, ArmComparison>> ByAnswer(IEnumerable<ArmComparison> arms) =>
        arms.GroupBy(arm => arm.Answer).OrderBy(same => ComparisonWords.PlaceOf(same.Key));

    private static string Detail(ComparisonAnswer answer, List<ArmComparison> arms) => answer switch
    {
        _ when arms.Count == 0 => "",
        ComparisonAnswer.Slower or ComparisonAnswer.Faster => "by " + Range(arms.Select(arm => Math.Abs((arm.Ratio?.Value ?? 1) - 1))),
        ComparisonAnswer.NoDifference => $"of {Range(arms.Select(arm => arm.Margin))} or more",
        ComparisonAnswer.TooNoisy when arms.Any(arm => arm.DetectableEffect is not null) =>
            $"detectable: {Range(arms.Select(arm => arm.DetectableEffect).OfType<double>())}",
        ComparisonAnswer.TooNoisy => "too few blocks",
        _ => "",
    };

    private static string Range(IEnumerable<double> shares)
    {
        var ascending = shares.Order().ToList();
        var (least, most) = (ComparisonReason.Percent(ascending[0]), ComparisonReason.Percent(ascending[^1]));
        return least == most ? least : $"{least} to {most}";
    }

    private static string ThreeDecimals(double value) => FormattableString.Invariant($"{value:0.000}");

    private static string Capitalised(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
