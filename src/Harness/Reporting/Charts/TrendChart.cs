using GilBench.History;
using GilBench.Model;
using GilBench.Reporting.Series;
using GilBench.Reporting.Text;

namespace GilBench.Reporting.Charts;

/// <summary>A figure over the runs of a history, in order of time at equal distances, with its levels and lasting changes.</summary>
internal sealed record TrendChart : Chart
{
    public required ChartAxis Axis { get; init; }

    public required IReadOnlyList<TrendMark> Marks { get; init; }

    /// <summary>How many runs a mark stands for at most.</summary>
    public required int RunsOfAMark { get; init; }

    /// <summary>How many runs there are.</summary>
    public required int Runs { get; init; }

    public required IReadOnlyList<TrendLine> Levels { get; init; }

    /// <summary>Where levels change, with what to write there.</summary>
    public required IReadOnlyList<TrendLabel> Changes { get; init; }

    /// <summary>Positions along the runs with their days.</summary>
    public required IReadOnlyList<TrendLabel> Days { get; init; }
}

/// <summary>A run with its interval or, where there are many, the median of neighbours with where they lie.</summary>
/// <param name="Position">Along the runs, from 0.</param>
/// <param name="Low">Lower end; null where it has none.</param>
/// <param name="High">Upper end; null where it has none.</param>
internal sealed record TrendMark(double Position, double Value, double? Low, double? High)
{
    /// <summary>Of many runs: between which half of them lie; null for a single one.</summary>
    public (double Low, double High)? Half { get; init; }
}

/// <param name="From">First position.</param>
/// <param name="To">Last position.</param>
internal sealed record TrendLine(double From, double To, double Value);

internal sealed record TrendLabel(double Position, string Text);

/// <summary>Makes the chart of a trend.</summary>
internal static class TrendCharts
{
    /// <summary>More marks than these touch each other at the page's width.</summary>
    private const int MostMarks = 320;

    /// <summary>More whiskers than these hide the marks.</summary>
    private const int MostWhiskers = 80;

    private const int MostDays = 8;

    public static TrendChart Of(Trend trend)
    {
        var unit = UnitOf(trend);
        var each = (trend.Values.Count + MostMarks - 1) / MostMarks;
        IReadOnlyList<TrendMark> marks = each == 1 ? Single(trend, unit.Size) : Together(trend, unit.Size, each);
        return new TrendChart
        {
            Id = $"trend-{WorkloadSlice.SlugOf(trend.Arm)}"
                + (trend.Metric == "time per unit" ? "" : $"-{WorkloadSlice.SlugOf(trend.Metric)}"),
            Title = TrendFinding.Title(trend),
            Subtitle = Subtitle(trend),
            Axis = AxisOf(trend, marks, unit),
            Marks = marks,
            RunsOfAMark = each,
            Runs = trend.Values.Count,
            Levels = [.. trend.Levels.Select(level => new TrendLine(level.From, level.To - 1, level.Median / unit.Size))],
            Changes =
            [
                .. trend.Changes.Select(change => new TrendLabel(
                    change.After.From - 0.5, $"{(change.Step > 0 ? "+" : "−")}{Figures.Percent(Math.Abs(change.Step))}")),
            ],
            Days = DaysOf(trend),
        };
    }

    private static (string Symbol, double Size) UnitOf(Trend trend)
    {
        var most = trend.Levels.Max(level => level.Median);
        var time = TimeUnit.For(most);
        return trend.Unit == HistoryArm.Bytes ? ByteUnit.For(most) : (time.Symbol, time.Seconds);
    }

    private static string Subtitle(Trend trend)
    {
        var metric = $"{char.ToUpperInvariant(trend.Metric[0])}{trend.Metric[1..]}";
        var adjusted = trend.IsRelative ? ", adjusted by the native control of the same run" : "";
        var levels = trend.HasTooFewRuns
            ? ""
            : $" Thick lines: medians between lasting changes (E-divisive, p ≤ 0.005, {Figures.Percent(trend.LeastStep)} or more).";
        return $"{metric} of {Counted.Of(trend.Values.Count, "run")} on {trend.Values[^1].Run.Machine}{adjusted}; less is better.{levels}";
    }

    /// <summary>Around the levels, at least 5 % beyond; single values far outside do not flatten the others.</summary>
    private static ChartAxis AxisOf(Trend trend, IReadOnlyList<TrendMark> marks, (string Symbol, double Size) unit)
    {
        var ascending = marks.SelectMany(mark => new[] { mark.Value, mark.Low ?? mark.Value, mark.High ?? mark.Value }).Order().ToArray();
        var (low, high) = (ascending[ascending.Length / 100], ascending[^((ascending.Length / 100) + 1)]);
        var beyond = 1.5 * (high - low);
        var within = ascending.Where(value => value >= low - beyond && value <= high + beyond).ToList();
        var least = Math.Min(within[0], trend.Levels.Min(level => level.Median) * 0.95 / unit.Size);
        var most = Math.Max(within[^1], trend.Levels.Max(level => level.Median) * 1.05 / unit.Size);
        var margin = (most - least) * 0.06;
        return new ChartAxis($"{trend.Metric} ({unit.Symbol})", AxisScale.Linear, least - margin, most + margin);
    }

    private static List<TrendMark> Single(Trend trend, double size)
    {
        var whiskers = trend.Values.Count <= MostWhiskers;
        return
        [
            .. trend.Values.Select((value, i) => new TrendMark(
                i, value.Value / size, whiskers ? value.Low / size : null, whiskers ? value.High / size : null)),
        ];
    }

    /// <summary>So many neighbours of one level are one mark.</summary>
    private static List<TrendMark> Together(Trend trend, double size, int each)
    {
        var marks = new List<TrendMark>();
        foreach (var level in trend.Levels)
        {
            for (var from = level.From; from < level.To; from += each)
            {
                var to = Math.Min(from + each, level.To);
                double[] ascending = [.. trend.Values.Skip(from).Take(to - from).Select(value => value.Value / size).Order()];
                marks.Add(new TrendMark((from + to - 1) / 2.0, At(ascending, 0.5), At(ascending, 0.05), At(ascending, 0.95))
                {
                    Half = (At(ascending, 0.25), At(ascending, 0.75)),
                });
            }
        }

        return marks;
    }

    private static double At(double[] ascending, double share)
    {
        var place = share * (ascending.Length - 1);
        var (below, above) = (ascending[(int)Math.Floor(place)], ascending[(int)Math.Ceiling(place)]);
        return below + ((above - below) * (place - Math.Floor(place)));
    }

    /// <summary>Days at equal distances; those of one day in minutes.</summary>
    private static List<TrendLabel> DaysOf(Trend trend)
    {
        var count = Math.Min(MostDays, trend.Values.Count);
        int[] places = count == 1
            ? [0]
            : [.. Enumerable.Range(0, count).Select(i => (int)Math.Round((double)i * (trend.Values.Count - 1) / (count - 1)))];
        var sameDay = TrendFinding.Day(trend.Values[0].Run.Created) == TrendFinding.Day(trend.Values[^1].Run.Created);
        return [.. places.Select(place => new TrendLabel(place, sameDay
            ? TrendFinding.Minute(trend.Values[place].Run.Created)[11..]
            : TrendFinding.Day(trend.Values[place].Run.Created)))];
    }
}
