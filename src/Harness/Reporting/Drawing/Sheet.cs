using SkiaSharp;

namespace GilBench.Reporting.Drawing;

/// <summary>A chart that is laid out and can be drawn on any canvas.</summary>
/// <param name="Height">Pixels at the page's size.</param>
internal sealed record Sheet(int Height, Action<SKCanvas> Paint)
{
    /// <summary>Pixels at the page's size.</summary>
    public const int Width = 960;

    public const int Margin = 14;

    /// <summary>Pixels of the PNG for each of the page, for sharp text on dense screens.</summary>
    public const float PngScale = 1.5f;

    public byte[] ToPng()
    {
        var info = new SKImageInfo((int)(Width * PngScale), (int)(Height * PngScale));
        using var surface = SKSurface.Create(info);
        surface.Canvas.Scale(PngScale);
        PaintOnPaper(surface.Canvas);
        using var image = surface.Snapshot();
        using var data = image.Encode(SKEncodedImageFormat.Png, 100);
        return data.ToArray();
    }

    /// <summary>As Skia writes it; <see cref="SvgText"/> makes it fit for a page.</summary>
    public byte[] ToRawSvg()
    {
        using var stream = new SKDynamicMemoryWStream();
        using (var canvas = SKSvgCanvas.Create(SKRect.Create(Width, Height), stream))
        {
            PaintOnPaper(canvas);
        }

        using var data = stream.DetachAsData();
        return data.ToArray();
    }

    private void PaintOnPaper(SKCanvas canvas)
    {
        using var paper = new SKPaint { Color = Palette.Paper };
        canvas.DrawRect(SKRect.Create(Width, Height), paper);
        Paint(canvas);
    }
}
