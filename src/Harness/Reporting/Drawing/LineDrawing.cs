using GilBench.Reporting.Charts;
using ScottPlot;
using SkiaSharp;

namespace GilBench.Reporting.Drawing;

/// <summary>Draws a <see cref="LineChart"/>: one panel a runtime, equal axes, one legend below them all.</summary>
internal static class LineDrawing
{
    private const float PanelHeight = 300;
    private const float HeadingHeight = 26;
    private const float AxisHeight = 46;
    private const float AxisWidth = 46;
    private const int LargestLinear = 8;

    public static Sheet LayOut(LineChart chart)
    {
        var header = ChartHeader.Of(chart);
        var legend = new Legend(LegendOf(chart));
        var columns = chart.Panels.Count switch { <= 3 => chart.Panels.Count, 4 => 2, _ => 3 };
        var lines = (chart.Panels.Count + columns - 1) / columns;
        var top = header.Height + 18;
        var limits = PanelLimits.Of(chart, chart.Cores[^1] <= LargestLinear ? AxisScale.Linear : AxisScale.Log2);
        return new Sheet((int)Math.Ceiling(top + (lines * PanelHeight) + legend.Height + Sheet.Margin), Paint);

        void Paint(SKCanvas canvas)
        {
            header.Draw(canvas);
            Lettering.Axis.Draw(canvas, chart.Down, Sheet.Margin, header.Height + 10);
            var width = (Sheet.Width - (2f * Sheet.Margin)) / columns;
            for (var i = 0; i < chart.Panels.Count; i++)
            {
                var corner = new SKPoint(Sheet.Margin + (i % columns * width), top + (i / columns * PanelHeight));
                DrawPanel(canvas, chart, chart.Panels[i], limits, new SKRect(
                    corner.X + AxisWidth, corner.Y + HeadingHeight, corner.X + width - 12, corner.Y + PanelHeight - AxisHeight));
            }

            legend.Draw(canvas, top + (lines * PanelHeight));
        }
    }

    internal static LineStyle LineStyleOf(int series) => new() { Color = Palette.ColorOf(series).ToPlot(), Width = 2 };

    internal static MarkerStyle MarkerStyleOf(int series) => new()
    {
        Shape = Palette.MarkerOf(series),
        Size = 8.5f,
        FillColor = Palette.ColorOf(series).ToPlot(),
        LineColor = Palette.ColorOf(series).ToPlot(),
        LineWidth = Palette.IsOpen(series) ? 2 : 0,
    };

    private static List<LegendEntry> LegendOf(LineChart chart)
    {
        var entries = chart.Panels.SelectMany(panel => panel.Lines).DistinctBy(line => line.Series).OrderBy(line => line.Series)
            .Select(line => LegendSamples.Line(line.Label, line.Series)).ToList();
        entries.Add(LegendSamples.Reference(ReferenceKind.Ideal, "ideal: as many times as cores", banded: false));
        if (chart.Ceiling.Count > 0)
        {
            entries.Add(LegendSamples.Reference(
                ReferenceKind.Ceiling, "native ceiling, with its interval", chart.Ceiling.Any(point => point.Low is not null)));
        }

        return entries;
    }

    private static void DrawPanel(SKCanvas canvas, LineChart chart, LinePanel panel, PanelLimits limits, SKRect data)
    {
        using var plot = PlotFrame.Create();
        plot.Layout.Fixed(new PixelRect(data.Left, data.Right, data.Bottom, data.Top));
        plot.Axes.Bottom.TickGenerator = AxisPositions.CoreTicks(limits.Scale, chart.Cores, data.Width);
        plot.Axes.Left.TickGenerator = AxisPositions.Ticks(limits.Up, data.Height * 2.6f);
        limits.Apply(plot);
        plot.Add.Plottable(new Dashes(limits.At(1), limits.At(chart.Cores[^1])));
        AddReferences(plot, chart, limits.Scale);
        for (var i = 0; i < panel.Lines.Count; i++)
        {
            PanelLines.Add(plot, panel.Lines[i], limits, limits.Dodge(i, panel.Lines.Count));
        }

        plot.Paint(canvas, new PixelRect(0, Sheet.Width, data.Bottom + AxisHeight, 0));
        Lettering.Heading.Draw(canvas, Lettering.Heading.Fit(panel.Heading, data.Width), data.Left, data.Top - 9);
        Lettering.Axis.Draw(canvas, chart.Across, data.MidX, data.Bottom + 36, SKTextAlign.Center);
    }

    private static void AddReferences(Plot plot, LineChart chart, AxisScale scale)
    {
        if (chart.Ceiling.Count > 1 && chart.Ceiling.Any(point => point.Low is not null))
        {
            var band = plot.Add.FillY(
                [.. chart.Ceiling.Select(point => scale.PositionOf(point.Cores))],
                [.. chart.Ceiling.Select(point => scale.PositionOf(point.Low ?? point.Value))],
                [.. chart.Ceiling.Select(point => scale.PositionOf(point.High ?? point.Value))]);
            band.FillColor = Palette.Ink.ToPlot(0.13);
            band.LineWidth = 0;
        }

        for (var i = 1; i < chart.Ceiling.Count; i++)
        {
            var (from, to) = (chart.Ceiling[i - 1], chart.Ceiling[i]);
            plot.AddLine(
                new Coordinates(scale.PositionOf(from.Cores), scale.PositionOf(from.Value)),
                new Coordinates(scale.PositionOf(to.Cores), scale.PositionOf(to.Value)),
                ReferenceKind.Ceiling.Of());
        }
    }
}
