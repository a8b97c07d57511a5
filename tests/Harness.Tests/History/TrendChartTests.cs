using System.Xml.Linq;
using GilBench.History;
using GilBench.Reporting.Charts;
using GilBench.Reporting.Drawing;

namespace GilBench.Tests.History;

public sealed class TrendChartTests
{
    [Fact]
    public void A_few_runs_are_marks_with_their_intervals_in_the_unit_of_the_axis()
    {
        var chart = ChartOf(40, 20, 0.1);

        Assert.Equal("trend-work-threads-cpython-3-13-1x1", chart.Id);
        Assert.Equal("time per unit (ms)", chart.Axis.Label);
        Assert.Equal((40, 1), (chart.Marks.Count, chart.RunsOfAMark));
        Assert.All(chart.Marks, mark => Assert.True(mark.Low < mark.Value && mark.Value < mark.High && mark.Value is > 4 and < 7));
        Assert.Equal([(0.0, 19.0), (20, 39)], chart.Levels.Select(level => (level.From, level.To)));
        var label = Assert.Single(chart.Changes);
        Assert.Equal(19.5, label.Position);
        Assert.StartsWith("+", label.Text, StringComparison.Ordinal);
        Assert.Equal(("2026-01-02", "2026-02-10"), (chart.Days[0].Text, chart.Days[^1].Text));
    }

    [Fact]
    public void Ten_thousand_runs_are_some_hundred_marks_that_tell_how_many_they_stand_for_and_none_of_two_levels()
    {
        var chart = ChartOf(10_000, 7_003, 0.1);

        Assert.InRange(chart.Marks.Count, 200, 340);
        Assert.Equal(32, chart.RunsOfAMark);
        Assert.Equal(7002.5, Assert.Single(chart.Changes).Position, 2.0);
        Assert.All(chart.Marks, mark => Assert.True(mark.Low <= mark.Half!.Value.Low && mark.Half.Value.Low <= mark.Value
            && mark.Value <= mark.Half.Value.High && mark.Half.Value.High <= mark.High));
        Assert.Contains("median of 32 runs (thick: the middle half, thin: nine of ten)", TextOf(chart), StringComparison.Ordinal);
    }

    [Fact]
    public void A_spike_does_not_flatten_the_others_and_is_marked_beyond_the_axis()
    {
        var points = SyntheticHistory.Points(SyntheticHistory.Runs(120, 60, 0.1));
        points[30] = points[30] with { Arm = points[30].Arm with { LogToSentinel = points[30].Arm.LogToSentinel + Math.Log(20) } };

        var chart = TrendCharts.Of(Trend.Of(points, [])!);

        Assert.InRange(chart.Axis.To, 5.5, 7);
        Assert.True(chart.Marks[30].Value > chart.Axis.To);
        Assert.Contains("beyond the axis", TextOf(chart), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(9)]
    [InlineData(60)]
    [InlineData(3000)]
    public void Title_and_axis_are_in_the_drawing_whatever_the_number_of_runs(int count)
    {
        var chart = ChartOf(count, 99, 0.1);

        var text = TextOf(chart);

        Assert.Contains(chart.Title, text, StringComparison.Ordinal);
        Assert.Contains(chart.Axis.Label, text, StringComparison.Ordinal);
        Assert.Contains(chart.Days[^1].Text, text, StringComparison.Ordinal);
    }

    private static TrendChart ChartOf(int count, int change, double step) =>
        TrendCharts.Of(Trend.Of(SyntheticHistory.Points(SyntheticHistory.Runs(count, change, step)), [])!);

    private static string TextOf(TrendChart chart) => string.Join(
        ' ',
        XDocument.Parse(ChartDrawing.Draw(chart).Svg).Descendants().Where(element => element.Name.LocalName == "text")
            .Select(element => element.Value.Replace('\u00a0', ' ')));
}
