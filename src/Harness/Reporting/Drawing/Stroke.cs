using GilBench.Reporting.Charts;
using ScottPlot;
using SkiaSharp;

namespace GilBench.Reporting.Drawing;

/// <summary>How a line is drawn.</summary>
/// <param name="Dashes">Pixels drawn and left out, in turn; a line without any is whole.</param>
internal sealed record Stroke(SKColor Color, float Width, IReadOnlyList<float> Dashes)
{
    /// <summary>Pixels; what is longer lies outside every chart and would be drawn for ever.</summary>
    private const float Longest = 100_000;

    /// <summary>As many times as there are cores, and where a figure changed for good.</summary>
    public static Stroke Ideal { get; } = new(Palette.Faint, 1.2f, [6, 5]);

    /// <summary>A curve that was fitted, beyond what was measured too: thin, as dashes tell models apart.</summary>
    public static Stroke FitOf(SKColor color) => new(color, 0.9f, []);

    /// <summary>What a panel's line is read against.</summary>
    public static Stroke Of(ReferenceKind kind) => kind switch
    {
        ReferenceKind.CpuTime => new Stroke(Palette.Ink, 1.8f, []),
        ReferenceKind.Server => new Stroke(Palette.Ink, 1.4f, [2, 4]),
        _ => Ideal,
    };

    /// <summary>
    /// Dash by dash, as one path: Skia's SVG knows no dash pattern, which ScottPlot's lines use, and would draw the line whole.
    /// </summary>
    public void Draw(SKCanvas canvas, IReadOnlyList<SKPoint> points)
    {
        using var paint = new SKPaint { Color = Color, StrokeWidth = Width, IsStroke = true, IsAntialias = true };
        using var path = new SKPath();
        if (Dashes.Count == 0)
        {
            AddWhole(path, points);
        }
        else
        {
            AddDashes(path, points);
        }

        canvas.DrawPath(path, paint);
    }

    private static void AddWhole(SKPath path, IReadOnlyList<SKPoint> points)
    {
        path.MoveTo(points[0]);
        foreach (var point in points.Skip(1))
        {
            path.LineTo(point);
        }
    }

    /// <summary>The pattern goes on around corners.</summary>
    private void AddDashes(SKPath path, IReadOnlyList<SKPoint> points)
    {
        var (dash, left) = (0, Dashes[0]);
        for (var i = 1; i < points.Count; i++)
        {
            var (from, to) = (points[i - 1], points[i]);
            var length = SKPoint.Distance(from, to);
            if (length > Longest || !float.IsFinite(length))
            {
                continue;
            }

            for (var at = 0f; at < length;)
            {
                var step = Math.Min(left, length - at);
                if (dash % 2 == 0)
                {
                    path.MoveTo(Along(at));
                    path.LineTo(Along(at + step));
                }

                at += step;
                left -= step;
                if (left <= 0.001f)
                {
                    dash = (dash + 1) % Dashes.Count;
                    left = Dashes[dash];
                }

                // What is left of a segment may be too short to change a float.
                if (step <= 0.001f)
                {
                    break;
                }
            }

            SKPoint Along(float pixels) =>
                new(from.X + ((to.X - from.X) * pixels / length), from.Y + ((to.Y - from.Y) * pixels / length));
        }
    }
}

/// <summary>A line of a plot, placed by the plot's own axes.</summary>
internal sealed class StrokedLine(Stroke stroke, IReadOnlyList<Coordinates> points) : IPlottable
{
    public bool IsVisible { get; set; } = true;

    public IAxes Axes { get; set; } = new Axes();

    public IEnumerable<LegendItem> LegendItems => [];

    /// <summary>The charts set their limits themselves.</summary>
    public AxisLimits GetAxisLimits() => AxisLimits.NoLimits;

    public void Render(RenderPack rp) => stroke.Draw(rp.Canvas, [.. points.Select(point =>
    {
        var pixel = Axes.GetPixel(point);
        return new SKPoint(pixel.X, pixel.Y);
    })]);
}
