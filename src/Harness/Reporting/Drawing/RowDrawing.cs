using GilBench.Reporting.Charts;
using ScottPlot;
using SkiaSharp;

namespace GilBench.Reporting.Drawing;

/// <summary>
/// Draws a <see cref="RowChart"/>: labels and figures stand in columns of their own beside the plot, so they cannot meet the marks.
/// </summary>
internal static class RowDrawing
{
    private const float RowHeight = 23;
    private const float HeadingHeight = 28;
    private const float AxisHeight = 48;
    private const float WidestLabel = 330;

    /// <summary>A row or a heading with the middle of its place, in pixels from the top of the plot.</summary>
    private sealed record Placed(RowGroup? Heading, ChartRow? Row, float Middle);

    public static Sheet LayOut(RowChart chart)
    {
        var header = ChartHeader.Of(chart);
        var rows = Place(chart);
        var legend = RowLegend.Of(chart);
        var plotHeight = rows.Sum(placed => placed.Row is null ? HeadingHeight : RowHeight) + 8;
        var headings = chart.Groups.Max(group => group.Heading is null ? 0 : Lettering.Heading.Measure(group.Heading));
        var labelWidth = Math.Max(Widest(rows, row => row.Label) + 12, headings + 8);
        labelWidth = Math.Min(WidestLabel, labelWidth);
        var left = Sheet.Margin + labelWidth;
        var right = Sheet.Width - Sheet.Margin - Widest(rows, row => row.Figure) - 14;
        var data = new SKRect(left, header.Height, right, header.Height + plotHeight);
        return new Sheet((int)Math.Ceiling(data.Bottom + AxisHeight + legend.Height + Sheet.Margin), header.PixelHeight, Paint);

        void Paint(SKCanvas canvas)
        {
            header.Draw(canvas);
            DrawPlot(canvas, chart, rows, data);
            DrawText(canvas, rows, data, labelWidth);
            Lettering.Axis.Draw(canvas, chart.Axis.Label, data.MidX, data.Bottom + 38, SKTextAlign.Center);
            legend.Draw(canvas, data.Bottom + AxisHeight);
        }
    }

    private static List<Placed> Place(RowChart chart)
    {
        var placed = new List<Placed>();
        var top = 4f;
        foreach (var group in chart.Groups)
        {
            if (group.Heading is not null)
            {
                placed.Add(new Placed(group, null, top + (HeadingHeight / 2) + 3));
                top += HeadingHeight;
            }

            foreach (var row in group.Rows)
            {
                placed.Add(new Placed(null, row, top + (RowHeight / 2)));
                top += RowHeight;
            }
        }

        return placed;
    }

    private static float Widest(List<Placed> rows, Func<ChartRow, string> text) =>
        rows.Max(placed => placed.Row is { } row ? Lettering.Label.Measure(text(row)) : 0);

    private static void DrawText(SKCanvas canvas, List<Placed> rows, SKRect data, float labelWidth)
    {
        foreach (var (heading, row, middle) in rows)
        {
            if (heading?.Heading is { } text)
            {
                DrawHeading(canvas, text, data.Top + middle);
            }

            if (row is not null)
            {
                var baseline = data.Top + middle + Lettering.Label.Drop;
                Lettering.Label.Draw(canvas, Lettering.Label.Fit(row.Label, labelWidth - 8), data.Left - 8, baseline, SKTextAlign.Right);
                Lettering.Label.Draw(canvas, row.Figure, data.Right + 14, baseline);
            }
        }
    }

    private static void DrawHeading(SKCanvas canvas, string text, float middle)
    {
        var shown = Lettering.Heading.Fit(text, Sheet.Width - (2 * Sheet.Margin));
        using var paper = new SKPaint { Color = Palette.Paper };
        canvas.DrawRect(SKRect.Create(Sheet.Margin, middle - 10, Lettering.Heading.Measure(shown) + 4, 20), paper);
        Lettering.Heading.Draw(canvas, shown, Sheet.Margin, middle + Lettering.Heading.Drop);
    }

    private static void DrawPlot(SKCanvas canvas, RowChart chart, List<Placed> rows, SKRect data)
    {
        using var plot = PlotFrame.Create();
        plot.Layout.Fixed(new PixelRect(data.Left, data.Right, data.Bottom, data.Top));
        plot.Axes.Left.TickGenerator = new ScottPlot.TickGenerators.EmptyTickGenerator();
        plot.Axes.Left.FrameLineStyle.IsVisible = chart.Style == RowStyle.Bar && chart.Axis.Scale == AxisScale.Linear;
        plot.Grid.YAxisStyle.IsVisible = false;
        plot.Axes.Bottom.TickGenerator = AxisPositions.Ticks(chart.Axis, data.Width);
        plot.Axes.SetLimits(chart.Axis.Scale.PositionOf(chart.Axis.From), chart.Axis.Scale.PositionOf(chart.Axis.To), -data.Height, 0);
        var dotWidth = plot.Axes.Bottom.GetCoordinateDistance(RowMarks.DotSize,
            new PixelRect(data.Left, data.Right, data.Bottom, data.Top));
        foreach (var reference in chart.References)
        {
            AddReference(plot, chart.Axis, reference, data.Height);
        }

        foreach (var (_, row, middle) in rows)
        {
            if (row is not null)
            {
                RowMarks.Add(plot, chart, row, -middle, dotWidth);
            }
        }

        plot.Paint(canvas, new PixelRect(0, Sheet.Width, data.Bottom + AxisHeight, 0));
    }

    /// <param name="height">Of the plot, in pixels, which are its positions upward.</param>
    private static void AddReference(Plot plot, ChartAxis axis, ReferenceLine reference, float height)
    {
        if (reference is { Low: { } low, High: { } high })
        {
            var band = plot.Add.Rectangle(axis.Scale.PositionOf(low), axis.Scale.PositionOf(high), -height, 0);
            band.FillColor = Palette.Ink.ToPlot(0.13);
            band.LineWidth = 0;
        }

        var x = axis.Scale.PositionOf(reference.Value);
        var (bottom, top) = (new Coordinates(x, -height), new Coordinates(x, 0));
        if (reference.Kind == ReferenceKind.Ideal)
        {
            plot.Add.Plottable(new StrokedLine(Stroke.Ideal, [top, bottom]));
        }
        else
        {
            plot.AddLine(bottom, top, reference.Kind.Of());
        }
    }
}
