using GilBench.Reporting.Charts;
using ScottPlot;
using SkiaSharp;

namespace GilBench.Reporting.Drawing;

/// <summary>Draws a <see cref="LineChart"/>: its panels in a grid, equal axes, one legend below them all.</summary>
internal static class LineDrawing
{
    public const float LineWidth = 2;
    public const float MarkSize = 8.5f;

    private const float HeadingHeight = 26;
    private const float AxisHeight = 46;
    private const float LeastAxisWidth = 40;

    public static Sheet LayOut(LineChart chart)
    {
        var header = ChartHeader.Of(chart);
        var legend = new Legend(LegendOf(chart));
        var grid = PanelGrid.Of(chart.Panels.Count);
        var top = header.Height + 18;
        var limits = PanelLimits.Of(chart);
        var ticks = AxisPositions.TickLabels(chart.Up, TickRoom(grid.Height - HeadingHeight - AxisHeight));
        var axisWidth = Math.Max(LeastAxisWidth, ticks.Max(Lettering.Axis.Measure) + 16);
        return new Sheet((int)Math.Ceiling(top + (grid.Lines * grid.Height) + legend.Height + Sheet.Margin), header.PixelHeight, Paint);

        void Paint(SKCanvas canvas)
        {
            header.Draw(canvas);
            Lettering.Axis.Draw(canvas, chart.Up.Label, Sheet.Margin, header.Height + 10);
            var width = (Sheet.Width - (2f * Sheet.Margin)) / grid.Columns;
            for (var i = 0; i < chart.Panels.Count; i++)
            {
                var corner = new SKPoint(Sheet.Margin + (i % grid.Columns * width), top + (i / grid.Columns * grid.Height));
                var data = new SKRect(
                    corner.X + axisWidth, corner.Y + HeadingHeight, corner.X + width - 12, corner.Y + grid.Height - AxisHeight);
                DrawPanel(canvas, chart, chart.Panels[i], limits, data);
                DrawHeading(canvas, chart.Panels[i].Heading, corner.X, data);
            }

            legend.Draw(canvas, top + (grid.Lines * grid.Height));
        }
    }

    /// <summary>Labels above each other need less room than side by side.</summary>
    private static float TickRoom(float height) => height * 3.2f;

    private static List<LegendEntry> LegendOf(LineChart chart)
    {
        var lines = chart.Panels.SelectMany(panel => panel.Lines).ToList();
        var entries = lines.DistinctBy(line => line.Style.Runtime).OrderBy(line => line.Style.Runtime)
            .Select(line => LegendSamples.Runtime(line.Runtime, line.Style.Runtime))
            .Concat(lines.DistinctBy(line => line.Style.Model).OrderBy(line => line.Style.Model)
                .Select(line => LegendSamples.Model(line.Model, line.Style.Model)))
            .ToList();
        if (lines.Exists(line => line.Fit.Count > 0))
        {
            entries.Add(LegendSamples.Fit("fitted (thin), with the band of what a block would show"));
        }

        entries.AddRange(chart.Panels.SelectMany(panel => panel.Limits).DistinctBy(limit => limit.Kind).OrderBy(limit => limit.Kind)
            .Select(limit => LegendSamples.Reference(limit.Kind, limit.Label, limit.Kind == ReferenceKind.CpuTime)));
        if (chart.HasIdeal)
        {
            entries.Add(LegendSamples.Reference(ReferenceKind.Ideal, "ideal: as many times as cores", banded: false));
        }

        if (chart.Ceiling.Count > 0)
        {
            entries.Add(LegendSamples.Reference(
                ReferenceKind.Ceiling, "native ceiling, with its interval", chart.Ceiling.Any(point => point.Low is not null)));
        }

        return [.. entries, .. LegendSamples.Machines(chart)];
    }

    private static void DrawPanel(SKCanvas canvas, LineChart chart, LinePanel panel, PanelLimits limits, SKRect data)
    {
        using var plot = PlotFrame.Create();
        plot.Layout.Fixed(new PixelRect(data.Left, data.Right, data.Bottom, data.Top));
        plot.Axes.Bottom.TickGenerator = AxisPositions.CoreTicks(limits.Across, chart.Marked ?? chart.Cores, data.Width);
        plot.Axes.Left.TickGenerator = AxisPositions.Ticks(limits.Up, TickRoom(data.Height));
        limits.Apply(plot);
        if (chart.HasIdeal)
        {
            plot.Add.Plottable(new StrokedLine(Stroke.Ideal, [limits.At(1, 1), limits.At(chart.Cores[^1], chart.Cores[^1])]));
        }

        AddCeiling(plot, chart, limits);
        foreach (var limit in panel.Limits)
        {
            PanelLines.AddBand(plot, limit.Points, limits, Palette.Ink);
            plot.Add.Plottable(
                new StrokedLine(Stroke.Of(limit.Kind), [.. limit.Points.Select(point => limits.At(point.Cores, point.Value))]));
        }

        for (var i = 0; i < panel.Lines.Count; i++)
        {
            PanelLines.Add(plot, panel.Lines[i], limits, limits.Dodge(i, panel.Lines.Count), data.Width);
        }

        plot.Paint(canvas, new PixelRect(0, Sheet.Width, data.Bottom + AxisHeight, 0));
        LineEnds.Draw(canvas, panel, limits, data);
        Lettering.Axis.Draw(canvas, chart.Across, data.MidX, data.Bottom + 36, SKTextAlign.Center);
    }

    /// <summary>Above the plot, and farther to the left where it is long: its end often tells two runtimes apart.</summary>
    private static void DrawHeading(SKCanvas canvas, string text, float left, SKRect data)
    {
        var shown = Lettering.Heading.Fit(text, data.Right - left);
        Lettering.Heading.Draw(canvas, shown, Math.Min(data.Left, data.Right - Lettering.Heading.Measure(shown)), data.Top - 9);
    }

    private static void AddCeiling(Plot plot, LineChart chart, PanelLimits limits)
    {
        PanelLines.AddBand(plot, chart.Ceiling, limits, Palette.Ink);
        for (var i = 1; i < chart.Ceiling.Count; i++)
        {
            var (from, to) = (chart.Ceiling[i - 1], chart.Ceiling[i]);
            plot.AddLine(limits.At(from.Cores, from.Value), limits.At(to.Cores, to.Value), ReferenceKind.Ceiling.Of());
        }
    }
}
