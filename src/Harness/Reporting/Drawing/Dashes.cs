using ScottPlot;
using SkiaSharp;

namespace GilBench.Reporting.Drawing;

/// <summary>
/// A dashed line of a plot, placed by the plot's own axes and drawn dash by dash: Skia's SVG knows no dash pattern, which ScottPlot's
/// lines use,
/// and would draw the line solid.
/// </summary>
internal sealed class Dashes(Coordinates from, Coordinates to) : IPlottable
{
    private const float Dash = 7;
    private const float Gap = 5;

    public bool IsVisible { get; set; } = true;

    public IAxes Axes { get; set; } = new Axes();

    public IEnumerable<LegendItem> LegendItems => [];

    /// <summary>The charts set their limits themselves.</summary>
    public AxisLimits GetAxisLimits() => AxisLimits.NoLimits;

    public void Render(RenderPack rp)
    {
        var (first, last) = (Axes.GetPixel(from), Axes.GetPixel(to));
        Draw(rp.Canvas, new SKPoint(first.X, first.Y), new SKPoint(last.X, last.Y));
    }

    /// <summary>Of pixels, for a sample in a legend.</summary>
    public static void Draw(SKCanvas canvas, SKPoint from, SKPoint to)
    {
        using var paint = new SKPaint { Color = Palette.Faint, StrokeWidth = 1.6f, IsStroke = true, IsAntialias = true };
        var length = SKPoint.Distance(from, to);
        for (var start = 0f; start < length; start += Dash + Gap)
        {
            canvas.DrawLine(Along(start), Along(Math.Min(length, start + Dash)), paint);
        }

        SKPoint Along(float pixels) => new(from.X + ((to.X - from.X) * pixels / length), from.Y + ((to.Y - from.Y) * pixels / length));
    }
}
