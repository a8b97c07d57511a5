using GilBench.Reporting.Charts;
using GilBench.Reporting.Series;
using ScottPlot;

namespace GilBench.Reporting.Drawing;

/// <summary>The mark of one row: bar, dot or dumbbell, with the whiskers of its interval.</summary>
internal static class RowMarks
{
    private const double HalfBar = 7.5;
    public const float DotSize = 9;
    private const double HalfCap = 4.5;
    private const double HalfLimit = 10;

    /// <summary>Half a row: bands of neighbouring rows touch.</summary>
    private const double HalfBand = 11.5;

    /// <summary>Opacity of the line between a mark and where it comes from.</summary>
    private const byte Soft = 150;

    private const byte Softer = 115;

    /// <param name="y">The row's middle, in pixels.</param>
    /// <param name="dotWidth">On the axis: an interval that the dot covers is not drawn, only written.</param>
    public static void Add(Plot plot, RowChart chart, ChartRow row, double y, double dotWidth)
    {
        AddBand(plot, chart.Axis.Scale, row, y);
        AddLimits(plot, chart.Axis.Scale, row, y);
        var x = chart.Axis.Scale.PositionOf(row.Value);
        var color = Palette.ColorOf(row.Style.Runtime);
        if (chart is { Style: RowStyle.Bar, Axis.Scale: AxisScale.Linear })
        {
            var bar = plot.Add.Rectangle(chart.Axis.From, x, y - HalfBar, y + HalfBar);
            bar.FillColor = color.ToPlot(0.85);
            bar.LineWidth = 0;
            AddWhisker(plot, chart.Axis.Scale, row, y, Palette.Ink.ToPlot());
            return;
        }

        AddStem(plot, chart, row, x, y);
        var (low, high) = (chart.Axis.Scale.PositionOf(row.Low ?? row.Value), chart.Axis.Scale.PositionOf(row.High ?? row.Value));
        if (high - low > dotWidth)
        {
            AddWhisker(plot, chart.Axis.Scale, row, y, color.ToPlot());
        }

        AddMarker(plot, x, y, row.Style, filled: true);
    }

    private static void AddBand(Plot plot, AxisScale scale, ChartRow row, double y)
    {
        if (row.Band is (var low, var high))
        {
            var band = plot.Add.Rectangle(scale.PositionOf(low), scale.PositionOf(high), y - HalfBand, y + HalfBand);
            band.FillColor = Palette.Ink.ToPlot(0.13);
            band.LineWidth = 0;
        }
    }

    private static void AddLimits(Plot plot, AxisScale scale, ChartRow row, double y)
    {
        foreach (var limit in row.Limits ?? [])
        {
            var x = scale.PositionOf(limit);
            plot.AddLine(new Coordinates(x, y - HalfLimit), new Coordinates(x, y + HalfLimit),
                new LineStyle { Color = Palette.Ink.ToPlot(), Width = 2.5f });
        }
    }

    private static void AddStem(Plot plot, RowChart chart, ChartRow row, double x, double y)
    {
        var from = chart switch
        {
            { Style: RowStyle.Dumbbell } when row.Second is { } second => chart.Axis.Scale.PositionOf(second),
            { Style: RowStyle.Bar } => chart.Axis.Scale.PositionOf(chart.Axis.From),
            _ => x,
        };
        if (from != x)
        {
            var wide = chart.Style == RowStyle.Dumbbell;
            var color = Palette.ColorOf(row.Style.Runtime).WithAlpha(wide ? Soft : Softer);
            plot.Add.Plottable(new StrokedLine(
                Palette.StrokeOf(row.Style.Model, color, wide ? 2.6f : 1.6f), [new Coordinates(from, y), new Coordinates(x, y)]));
        }

        if (chart.Style == RowStyle.Dumbbell && row.Second is not null)
        {
            AddMarker(plot, from, y, row.Style, filled: false);
        }
    }

    private static void AddWhisker(Plot plot, AxisScale scale, ChartRow row, double y, Color color)
    {
        if (row is not { Low: { } low, High: { } high })
        {
            return;
        }

        var style = new LineStyle { Color = color, Width = 1.6f };
        var (left, right) = (scale.PositionOf(low), scale.PositionOf(high));
        plot.AddLine(new Coordinates(left, y), new Coordinates(right, y), style);
        plot.AddLine(new Coordinates(left, y - HalfCap), new Coordinates(left, y + HalfCap), style);
        plot.AddLine(new Coordinates(right, y - HalfCap), new Coordinates(right, y + HalfCap), style);
    }

    private static void AddMarker(Plot plot, double x, double y, SeriesStyle style, bool filled) =>
        plot.Add.Marker(x, y).MarkerStyle = Palette.MarkerOf(style.Runtime, DotSize, filled);
}
