using GilBench.Reporting.Charts;
using ScottPlot;

namespace GilBench.Reporting.Drawing;

/// <summary>One line of a panel with its markers and whiskers.</summary>
internal static class PanelLines
{
    public static void Add(Plot plot, ChartLine line, PanelLimits limits, double dodge)
    {
        var xs = line.Points.Select(point => limits.Scale.PositionOf(point.Cores) + (point == LinePoint.One ? 0 : dodge)).ToArray();
        var ys = line.Points.Select(point => limits.Scale.PositionOf(point.Value)).ToArray();
        var style = new LineStyle { Color = Palette.ColorOf(line.Series).ToPlot(), Width = 1.3f };
        for (var i = 0; i < xs.Length; i++)
        {
            if (line.Points[i] is { Low: { } low, High: { } high })
            {
                plot.AddLine(new Coordinates(xs[i], limits.Scale.PositionOf(low)), new Coordinates(xs[i], limits.Scale.PositionOf(high)), style);
            }
        }

        var scatter = plot.Add.Scatter(xs, ys);
        scatter.LineStyle = SpeedUpDrawing.LineStyleOf(line.Series);
        scatter.MarkerStyle = SpeedUpDrawing.MarkerStyleOf(line.Series);
    }
}
