using GilBench.Reporting.Charts;
using ScottPlot;
using SkiaSharp;

namespace GilBench.Reporting.Drawing;

/// <summary>Samples of lines and markers, drawn by the same styles as the plots use.</summary>
internal static class LegendSamples
{
    public static LegendEntry Reference(ReferenceKind kind, string label, bool banded) => new(label, (canvas, middle) =>
    {
        if (banded)
        {
            using var band = new SKPaint { Color = Palette.Ink.WithAlpha(33) };
            canvas.DrawRect(new SKRect(middle.X - 14, middle.Y - 6, middle.X + 14, middle.Y + 6), band);
        }

        if (kind == ReferenceKind.Ideal)
        {
            Dashes.Draw(canvas, new SKPoint(middle.X - 14, middle.Y), new SKPoint(middle.X + 14, middle.Y));
        }
        else
        {
            DrawLine(canvas, middle, kind.Of());
        }
    });

    public static LegendEntry Line(string label, int series) => new(label, (canvas, middle) =>
    {
        DrawLine(canvas, middle, SpeedUpDrawing.LineStyleOf(series));
        DrawMarker(canvas, middle, SpeedUpDrawing.MarkerStyleOf(series));
    });

    public static LegendEntry Dot(string label, bool filled) => new(label, (canvas, middle) => DrawMarker(canvas, middle, new MarkerStyle
    {
        Shape = filled ? MarkerShape.FilledCircle : MarkerShape.OpenCircle,
        Size = 9,
        FillColor = filled ? Palette.Faint.ToPlot() : Palette.Paper.ToPlot(),
        LineColor = Palette.Faint.ToPlot(),
        LineWidth = filled ? 0 : 2,
    }));

    private static void DrawLine(SKCanvas canvas, SKPoint middle, LineStyle style)
    {
        using var paint = Paint.NewDisposablePaint();
        style.Render(canvas, new PixelLine(middle.X - 14, middle.Y, middle.X + 14, middle.Y), paint);
    }

    private static void DrawMarker(SKCanvas canvas, SKPoint middle, MarkerStyle style)
    {
        using var paint = Paint.NewDisposablePaint();
        style.Render(canvas, new Pixel(middle.X, middle.Y), paint);
    }
}
