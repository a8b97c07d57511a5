using GilBench.Model;
using GilBench.Reporting.Charts;
using ScottPlot;
using ScottPlot.TickGenerators;
using SkiaSharp;

namespace GilBench.Reporting.Drawing;

/// <summary>Draws a <see cref="TrendChart"/>: one panel over the whole width, the legend below it.</summary>
internal static class TrendDrawing
{
    private const float PanelHeight = 330;
    private const float LabelHeight = 24;
    private const float AxisHeight = 34;
    private const float AxisWidth = 56;

    /// <summary>Labels of changes that are closer than this are left out: the table has them.</summary>
    private const float LabelDistance = 64;

    private static readonly SKColor s_mark = Palette.ColorOf(0);
    private static readonly SKColor s_level = Palette.ColorOf(1);

    public static Sheet LayOut(TrendChart chart)
    {
        var header = ChartHeader.Of(chart);
        var legend = new Legend(LegendOf(chart));
        var top = header.Height + 18 + LabelHeight;
        var data = new SKRect(Sheet.Margin + AxisWidth, top, Sheet.Width - Sheet.Margin - 40, top + PanelHeight);
        return new Sheet((int)Math.Ceiling(data.Bottom + AxisHeight + legend.Height + Sheet.Margin), header.PixelHeight, Paint);

        void Paint(SKCanvas canvas)
        {
            header.Draw(canvas);
            Lettering.Axis.Draw(canvas, chart.Axis.Label, Sheet.Margin, header.Height + 10);
            DrawPlot(canvas, chart, data);
            DrawLabels(canvas, chart, data);
            legend.Draw(canvas, data.Bottom + AxisHeight);
        }
    }

    private static void DrawPlot(SKCanvas canvas, TrendChart chart, SKRect data)
    {
        using var plot = PlotFrame.Create();
        plot.Layout.Fixed(new PixelRect(data.Left, data.Right, data.Bottom, data.Top));
        plot.Axes.Bottom.TickGenerator = new NumericManual(
            [.. chart.Days.Select(day => day.Position)], [.. chart.Days.Select(day => day.Text)]);
        plot.Axes.Left.TickGenerator = AxisPositions.Ticks(chart.Axis, data.Height * 1.6f);
        plot.Grid.XAxisStyle.IsVisible = false;
        plot.Axes.SetLimits(Left(chart), Right(chart), chart.Axis.From, chart.Axis.To);
        foreach (var change in chart.Changes)
        {
            plot.Add.Plottable(new StrokedLine(
                Stroke.Ideal, [new Coordinates(change.Position, chart.Axis.From), new Coordinates(change.Position, chart.Axis.To)]));
        }

        AddMarks(plot, chart);
        foreach (var level in chart.Levels)
        {
            // A level of one run is as wide as its place.
            plot.AddLine(
                new Coordinates(level.From - 0.4, level.Value), new Coordinates(level.To + 0.4, level.Value),
                new LineStyle { Color = s_level.ToPlot(), Width = 3 });
        }

        plot.Paint(canvas, new PixelRect(0, Sheet.Width, data.Bottom + AxisHeight, 0));
    }

    private static void AddMarks(Plot plot, TrendChart chart)
    {
        foreach (var mark in chart.Marks)
        {
            AddWhisker(plot, chart, mark.Position, (mark.Low, mark.High), new LineStyle { Color = s_mark.ToPlot(0.35), Width = 1 });
            AddWhisker(plot, chart, mark.Position, mark.Half, new LineStyle { Color = s_mark.ToPlot(0.55), Width = 2 });
        }

        AddDots(plot, chart, MarkerShape.FilledCircle, value => value >= chart.Axis.From && value <= chart.Axis.To);
        AddDots(plot, chart, MarkerShape.FilledTriangleUp, value => value > chart.Axis.To);
        AddDots(plot, chart, MarkerShape.FilledTriangleDown, value => value < chart.Axis.From);
    }

    private static void AddWhisker(Plot plot, TrendChart chart, double position, (double? Low, double? High)? ends, LineStyle style)
    {
        if (ends is { Low: { } low, High: { } high })
        {
            plot.AddLine(
                new Coordinates(position, Math.Clamp(low, chart.Axis.From, chart.Axis.To)),
                new Coordinates(position, Math.Clamp(high, chart.Axis.From, chart.Axis.To)), style);
        }
    }

    /// <summary>What lies beyond the axis is marked at its end.</summary>
    private static void AddDots(Plot plot, TrendChart chart, MarkerShape shape, Func<double, bool> which)
    {
        var marks = chart.Marks.Where(mark => which(mark.Value)).ToList();
        if (marks.Count == 0)
        {
            return;
        }

        var edge = (chart.Axis.To - chart.Axis.From) * 0.015;
        var dots = plot.Add.ScatterPoints(
            marks.Select(mark => mark.Position).ToArray(),
            marks.Select(mark => Math.Clamp(mark.Value, chart.Axis.From + edge, chart.Axis.To - edge)).ToArray());
        dots.MarkerStyle = new MarkerStyle
        {
            Shape = shape,
            Size = shape != MarkerShape.FilledCircle ? 8 : chart.Marks.Count switch { <= 80 => 7, <= 160 => 5.5f, _ => 4 },
            FillColor = s_mark.ToPlot(),
            LineWidth = 0,
        };
    }

    private static void DrawLabels(SKCanvas canvas, TrendChart chart, SKRect data)
    {
        var last = float.NegativeInfinity;
        foreach (var change in chart.Changes)
        {
            var x = data.Left + (float)((change.Position - Left(chart)) / (Right(chart) - Left(chart)) * data.Width);
            if (x - last >= LabelDistance)
            {
                Lettering.Heading.Draw(canvas, change.Text, x, data.Top - 8, SKTextAlign.Center);
                last = x;
            }
        }
    }

    private static double Left(TrendChart chart) => -Math.Max(0.6, chart.Runs * 0.01);

    private static double Right(TrendChart chart) => chart.Runs - 1 - Left(chart);

    private static List<LegendEntry> LegendOf(TrendChart chart)
    {
        var whiskers = chart.Marks.Any(mark => mark.Low is not null);
        List<LegendEntry> entries =
        [
            Sample(chart.RunsOfAMark > 1
                ? $"median of {Counted.Of(chart.RunsOfAMark, "run")} (thick: the middle half, thin: nine of ten)"
                : whiskers ? "a run, with its 95 % interval" : "a run", (canvas, middle) =>
            {
                using var paint = new SKPaint { Color = s_mark, IsAntialias = true };
                canvas.DrawCircle(middle, 3.5f, paint);
            }),
            Sample("median of a level", (canvas, middle) => DrawLine(canvas, middle, s_level, 3)),
        ];
        if (chart.Changes.Count > 0)
        {
            entries.Add(Sample("lasting change", (canvas, middle) =>
                Stroke.Ideal.Draw(canvas, [new SKPoint(middle.X - 14, middle.Y), new SKPoint(middle.X + 14, middle.Y)])));
        }

        return chart.Marks.Any(mark => mark.Value > chart.Axis.To || mark.Value < chart.Axis.From)
            ? [.. entries, Sample("beyond the axis", DrawTriangle)]
            : entries;
    }

    private static LegendEntry Sample(string label, Action<SKCanvas, SKPoint> sample) => new(label, sample);

    private static void DrawTriangle(SKCanvas canvas, SKPoint middle)
    {
        using var paint = new SKPaint { Color = s_mark, IsAntialias = true };
        using var path = new SKPath();
        path.MoveTo(middle.X - 4, middle.Y + 3.5f);
        path.LineTo(middle.X + 4, middle.Y + 3.5f);
        path.LineTo(middle.X, middle.Y - 3.5f);
        path.Close();
        canvas.DrawPath(path, paint);
    }

    private static void DrawLine(SKCanvas canvas, SKPoint middle, SKColor color, float width)
    {
        using var paint = new SKPaint { Color = color, StrokeWidth = width, IsStroke = true, IsAntialias = true };
        canvas.DrawLine(middle.X - 14, middle.Y, middle.X + 14, middle.Y, paint);
    }
}
