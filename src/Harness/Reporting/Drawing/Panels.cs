using GilBench.Reporting.Charts;
using ScottPlot;
using SkiaSharp;

namespace GilBench.Reporting.Drawing;

/// <summary>How many panels stand side by side, and how high they are: few are large.</summary>
internal sealed record PanelGrid(int Columns, int Lines, float Height)
{
    public static PanelGrid Of(int panels)
    {
        var (columns, height) = panels switch
        {
            <= 3 => (panels, 300),
            4 => (2, 280),
            <= 9 => (3, 250),
            _ => (4, 225),
        };
        return new PanelGrid(columns, (panels + columns - 1) / columns, height);
    }
}

/// <summary>The axes that all panels of a chart share.</summary>
/// <param name="Across">How core counts lie.</param>
/// <param name="Left">First position of the cores' axis, its margin included.</param>
/// <param name="Right">Last position of the cores' axis, its margin included.</param>
/// <param name="Closest">Least distance of two core counts, in positions.</param>
internal sealed record PanelLimits(AxisScale Across, ChartAxis Up, double Left, double Right, double Closest)
{
    /// <summary>Part of the distance between core counts over which lines that would cover each other are spread.</summary>
    private const double SpreadShare = 0.1;

    /// <summary>Margins beside the first and the last core count, as a share of the axis.</summary>
    private const double LeastMargin = 0.03;

    public static PanelLimits Of(LineChart chart)
    {
        var cores = chart.Cores.Select(count => chart.CoresScale.PositionOf(count)).ToList();
        var closest = cores.Count > 1 ? cores.Zip(cores.Skip(1), (a, b) => b - a).Min() : 1;
        var margin = Math.Max(closest * 0.25, (cores[^1] - cores[0]) * LeastMargin);
        return new PanelLimits(chart.CoresScale, chart.Up, cores[0] - margin, cores[^1] + margin, closest);
    }

    public void Apply(Plot plot) => plot.Axes.SetLimits(Left, Right, Up.Scale.PositionOf(Up.From), Up.Scale.PositionOf(Up.To));

    public Coordinates At(double cores, double value, double dodge = 0) =>
        new(Across.PositionOf(cores) + dodge, Up.Scale.PositionOf(value));

    /// <summary>On a canvas, where the plot fills <paramref name="data"/>.</summary>
    public SKPoint PixelAt(LinePoint point, SKRect data)
    {
        var (bottom, top) = (Up.Scale.PositionOf(Up.From), Up.Scale.PositionOf(Up.To));
        var across = (Across.PositionOf(point.Cores) - Left) / (Right - Left);
        var up = (Up.Scale.PositionOf(point.Value) - bottom) / (top - bottom);
        return new SKPoint(data.Left + (float)(across * data.Width), data.Bottom - (float)(up * data.Height));
    }

    /// <summary>How far aside the line is drawn.</summary>
    public double Dodge(int line, int lines) => lines < 2 ? 0 : Closest * SpreadShare * (((double)line / (lines - 1)) - 0.5);

    /// <summary>Pixels between the two core counts that are closest.</summary>
    public double PixelsBetween(float width) => Closest / (Right - Left) * width;
}

/// <summary>One line of a panel with its marks and intervals.</summary>
internal static class PanelLines
{
    /// <summary>Opacity of an interval's band, by which what lies behind it stays readable.</summary>
    private const double BandOpacity = 0.13;

    /// <summary>Marks that are closer than this touch each other.</summary>
    private const double LeastBetweenMarks = 2 * LineDrawing.MarkSize;

    /// <param name="width">Pixels of the plot.</param>
    public static void Add(Plot plot, ChartLine line, PanelLimits limits, double dodge, float width)
    {
        var color = Palette.ColorOf(line.Style.Runtime);
        var isDense = limits.PixelsBetween(width) < LeastBetweenMarks;
        if (line.Fit.Count > 1)
        {
            AddBand(plot, line.Fit, limits, color);
            plot.Add.Plottable(
                new StrokedLine(Stroke.FitOf(color), [.. line.Fit.Select(point => limits.At(point.Cores, point.Value))]));
        }

        Coordinates At(LinePoint point) => limits.At(point.Cores, point.Value, isDense || point == LinePoint.One ? 0 : dodge);
        if (isDense)
        {
            AddBand(plot, line.Points, limits, color);
        }
        else
        {
            AddWhiskers(plot, line.Points, limits, dodge, new LineStyle { Color = color.ToPlot(), Width = 1.3f });
        }

        if (line.Points.Count > 1)
        {
            plot.Add.Plottable(new StrokedLine(
                Palette.StrokeOf(line.Style.Model, color, LineDrawing.LineWidth), [.. line.Points.Select(At)]));
        }

        var marked = isDense ? Ends(line.Points) : line.Points;
        foreach (var at in marked.Select(At))
        {
            plot.Add.Marker(at.X, at.Y).MarkerStyle = Palette.MarkerOf(line.Style.Runtime, LineDrawing.MarkSize);
        }
    }

    /// <summary>The interval of each point and what lies between; nothing where there is only one.</summary>
    public static void AddBand(Plot plot, IReadOnlyList<LinePoint> points, PanelLimits limits, SKColor color)
    {
        if (points.Count < 2 || !points.Any(point => point.Low is not null))
        {
            return;
        }

        var band = plot.Add.FillY(
            [.. points.Select(point => limits.Across.PositionOf(point.Cores))],
            [.. points.Select(point => limits.Up.Scale.PositionOf(point.Low ?? point.Value))],
            [.. points.Select(point => limits.Up.Scale.PositionOf(point.High ?? point.Value))]);
        band.FillColor = color.ToPlot(BandOpacity);
        band.LineWidth = 0;
    }

    private static void AddWhiskers(Plot plot, IReadOnlyList<LinePoint> points, PanelLimits limits, double dodge, LineStyle style)
    {
        foreach (var point in points)
        {
            if (point is { Low: { } low, High: { } high })
            {
                plot.AddLine(limits.At(point.Cores, low, dodge), limits.At(point.Cores, high, dodge), style);
            }
        }
    }

    /// <summary>What tells runtimes apart in black and white where there is no room for every mark.</summary>
    private static IEnumerable<LinePoint> Ends(IReadOnlyList<LinePoint> points) => points.Count < 2 ? points : [points[0], points[^1]];
}
