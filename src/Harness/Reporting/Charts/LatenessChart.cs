using GilBench.Analysis;
using GilBench.Reporting.Series;
using GilBench.Reporting.Text;
using GilBench.Statistics;

namespace GilBench.Reporting.Charts;

/// <summary>By how much timers are late: two rows an arm, what half of its waits stay within and what 99 % do.</summary>
internal static class LatenessChart
{
    /// <returns>Empty where no arm tells by how much its waits were late.</returns>
    public static IEnumerable<RowChart> Of(Evidence evidence, WorkloadSlice slice)
    {
        var arms = evidence.ArmsOf(slice).Where(arm => arm.Lateness is not null).ToList();
        if (arms.Count == 0)
        {
            return [];
        }

        var ends = arms.SelectMany(arm => new[] { arm.Lateness!.P50, arm.Lateness.P99 }).SelectMany(TimeCharts.Ends).ToList();
        var (axis, unit) = Axis(ends);
        var groups = ChartRows.ByModel(evidence, arms, (arm, label) => Row(evidence, arm, $"{label}: p50", arm.Lateness!.P50, unit))
            .Zip(ChartRows.ByModel(evidence, arms, (arm, label) => Row(evidence, arm, $"{label}: p99", arm.Lateness!.P99, unit)))
            .Select(both => both.First with { Rows = [.. Alternating(both.First.Rows, both.Second.Rows)] })
            .ToList();
        return ChartRows.Split(new RowChart
        {
            Id = $"lateness-{slice.Slug}",
            Title = Findings.Lateness(slice, arms),
            Subtitle = Subtitles.Of(
                "By how much a wait ended later than was asked for: half of the waits (p50) and 99 % of them (p99) within a launch; "
                    + $"{Subtitles.Direction(Metric.LatenessP50)}.",
                arms.Select(arm => arm.Lateness!.P50)),
            Style = RowStyle.Dot,
            Axis = axis,
            Groups = groups,
        });
    }

    /// <summary>A timer may also end early: then the axis begins below 0.</summary>
    private static (ChartAxis Axis, TimeUnit Unit) Axis(IReadOnlyCollection<double> seconds)
    {
        if (seconds.Min() > 0)
        {
            return ChartAxes.OfTimes("lateness", seconds);
        }

        var unit = TimeUnit.For(seconds.Max(Math.Abs));
        var (from, to) = (seconds.Min() / unit.Seconds, Math.Max(0, seconds.Max()) / unit.Seconds);
        var margin = Math.Max(to - from, 1e-3) * 0.04;
        return (new ChartAxis($"lateness ({unit.Symbol})", AxisScale.Linear, from - margin, to + margin), unit);
    }

    private static IEnumerable<ChartRow> Alternating(IEnumerable<ChartRow> first, IEnumerable<ChartRow> second) =>
        first.Zip(second).SelectMany(rows => new[] { rows.First, rows.Second });

    private static ChartRow Row(Evidence evidence, ArmAnalysis arm, string label, Estimate seconds, TimeUnit unit) =>
        ChartRow.Of(label, evidence.Styles.Of(arm.Arm), seconds, Figures.Lateness(seconds), unit.Seconds);
}
