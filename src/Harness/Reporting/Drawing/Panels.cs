using GilBench.Reporting.Charts;
using ScottPlot;

namespace GilBench.Reporting.Drawing;

/// <summary>The axes that all panels of a chart share.</summary>
/// <param name="Up">The speed-up's axis.</param>
/// <param name="Left">First position of the cores' axis, its margin included.</param>
/// <param name="Right">Last position of the cores' axis, its margin included.</param>
/// <param name="Closest">Least distance of two core counts, in positions.</param>
internal sealed record PanelLimits(AxisScale Scale, ChartAxis Up, double Left, double Right, double Closest)
{
    /// <summary>Part of the distance between core counts over which lines that would cover each other are spread.</summary>
    private const double SpreadShare = 0.1;

    public static PanelLimits Of(LineChart chart, AxisScale scale)
    {
        var cores = chart.Cores.Select(count => scale.PositionOf(count)).ToList();
        var closest = cores.Count > 1 ? cores.Zip(cores.Skip(1), (a, b) => b - a).Min() : 1;
        var points = chart.Panels.SelectMany(panel => panel.Lines).SelectMany(line => line.Points).Concat(chart.Ceiling).ToList();
        var lowest = points.Min(point => point.Low ?? point.Value);
        var highest = Math.Max(chart.Cores[^1], points.Max(point => point.High ?? point.Value));
        var up = scale == AxisScale.Linear
            ? new ChartAxis(chart.Down, scale, 0, highest * 1.08)
            : new ChartAxis(chart.Down, scale, Math.Min(0.7, lowest / 1.15), highest * 1.2);
        return new PanelLimits(scale, up, cores[0] - (closest * 0.25), cores[^1] + (closest * 0.25), closest);
    }

    public void Apply(Plot plot) => plot.Axes.SetLimits(Left, Right, Scale.PositionOf(Up.From), Scale.PositionOf(Up.To));

    /// <summary>Of the ideal, where speed-up is cores.</summary>
    public Coordinates At(double cores) => new(Scale.PositionOf(cores), Scale.PositionOf(cores));

    /// <summary>How far aside the line is drawn.</summary>
    public double Dodge(int line, int lines) => lines < 2 ? 0 : Closest * SpreadShare * (((double)line / (lines - 1)) - 0.5);
}

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
                var (from, to) = (limits.Scale.PositionOf(low), limits.Scale.PositionOf(high));
                plot.AddLine(new Coordinates(xs[i], from), new Coordinates(xs[i], to), style);
            }
        }

        var scatter = plot.Add.Scatter(xs, ys);
        scatter.LineStyle = LineDrawing.LineStyleOf(line.Series);
        scatter.MarkerStyle = LineDrawing.MarkerStyleOf(line.Series);
    }
}
