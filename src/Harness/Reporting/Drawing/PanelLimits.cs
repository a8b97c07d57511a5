using GilBench.Reporting.Charts;
using ScottPlot;
using SkiaSharp;

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

    /// <summary>Where a value lies on the canvas.</summary>
    /// <param name="data">The panel's data area.</param>
    public SKPoint PixelOf(SKRect data, double cores, double speedUp)
    {
        var across = (Scale.PositionOf(cores) - Left) / (Right - Left);
        var up = (Scale.PositionOf(speedUp) - Scale.PositionOf(Up.From)) / (Scale.PositionOf(Up.To) - Scale.PositionOf(Up.From));
        return new SKPoint((float)(data.Left + (across * data.Width)), (float)(data.Bottom - (up * data.Height)));
    }

    /// <summary>How far aside the line is drawn.</summary>
    public double Dodge(int line, int lines) => lines < 2 ? 0 : Closest * SpreadShare * (((double)line / (lines - 1)) - 0.5);
}
