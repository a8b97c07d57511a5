using GilBench.Reporting.Charts;
using ScottPlot;
using SkiaSharp;

namespace GilBench.Reporting.Drawing;

/// <summary>Plots in the project's plain dress: no box, faint grid, the chart's own font.</summary>
internal static class PlotFrame
{
    public static Plot Create()
    {
        ChartFont.Register();
        var plot = new Plot();
        plot.Font.Set(ChartFont.Family);
        plot.RenderManager.ClearCanvasBeforeEachRender = false;
        plot.FigureBackground.Color = Colors.Transparent;
        plot.DataBackground.Color = Colors.Transparent;
        plot.Axes.Right.FrameLineStyle.IsVisible = false;
        plot.Axes.Top.FrameLineStyle.IsVisible = false;
        plot.Grid.MajorLineColor = Palette.Grid.ToPlot();
        plot.Grid.MinorLineWidth = 0;
        foreach (var axis in new IAxis[] { plot.Axes.Left, plot.Axes.Bottom })
        {
            axis.TickLabelStyle.FontName = ChartFont.Family;
            axis.TickLabelStyle.FontSize = Lettering.Axis.Size;
            axis.TickLabelStyle.ForeColor = Palette.Ink.ToPlot();
            axis.FrameLineStyle.Color = Palette.Faint.ToPlot();
            axis.MajorTickStyle.Color = Palette.Faint.ToPlot();
            axis.MajorTickStyle.Length = 4;
            axis.MinorTickStyle.Length = 0;
        }

        return plot;
    }

    /// <summary>Draws once: the first rendering of a plot is done twice, as its limits settle, and would show through itself.</summary>
    public static void Paint(this Plot plot, SKCanvas canvas, PixelRect rectangle)
    {
        using var nowhere = new SKNoDrawCanvas((int)rectangle.Right, (int)rectangle.Bottom);
        plot.Render(nowhere, rectangle);
        plot.Render(canvas, rectangle);
    }

    /// <summary>A line with the ends of an interval, across the plot's rows or up its columns.</summary>
    public static void AddLine(this Plot plot, Coordinates from, Coordinates to, LineStyle style)
    {
        var line = plot.Add.Line(from, to);
        line.LineStyle = style;
        line.MarkerStyle.IsVisible = false;
    }

    /// <summary>Of the lines that are not dashed: <see cref="Stroke.Ideal"/> is.</summary>
    public static LineStyle Of(this ReferenceKind kind) => kind == ReferenceKind.Unity
        ? new LineStyle { Color = Palette.Ink.ToPlot(), Width = 1.2f }
        : new LineStyle { Color = Palette.Ink.ToPlot(0.75), Width = 2.2f };
}
