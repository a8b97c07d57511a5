using SkiaSharp;

namespace GilBench.Reporting.Drawing;

/// <summary>A dashed line, dash by dash: Skia's SVG knows no dashes and would draw it solid.</summary>
internal static class Dashes
{
    private const float Dash = 7;
    private const float Gap = 5;

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
