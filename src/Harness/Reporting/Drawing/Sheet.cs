using SkiaSharp;

namespace GilBench.Reporting.Drawing;

/// <summary>A chart that is laid out and can be drawn on any canvas.</summary>
/// <param name="Height">Pixels at the page's size.</param>
/// <param name="HeaderHeight">Of it, what title and subtitle take: the page has them as text.</param>
internal sealed record Sheet(int Height, int HeaderHeight, Action<SKCanvas> Paint)
{
    /// <summary>Pixels at the page's size.</summary>
    public const int Width = 960;

    public const int Margin = 14;

    /// <summary>Pixels of the PNG for each of the page, for sharp text on dense screens.</summary>
    public const float PngScale = 1.5f;

    /// <summary>Lays it down once; a file of pixels and one of lines are played from that.</summary>
    public SKPicture Record()
    {
        using var recorder = new SKPictureRecorder();
        var canvas = recorder.BeginRecording(SKRect.Create(Width, Height));
        using var paper = new SKPaint { Color = Palette.Paper };
        canvas.DrawRect(SKRect.Create(Width, Height), paper);
        Paint(canvas);
        return recorder.EndRecording();
    }

    public byte[] ToPng(SKPicture picture)
    {
        using var surface = SKSurface.Create(new SKImageInfo(
            (int)(Width * PngScale), (int)(Height * PngScale), SKColorType.Rgba8888, SKAlphaType.Opaque));
        surface.Canvas.Scale(PngScale);
        surface.Canvas.DrawPicture(picture);
        using var pixels = surface.PeekPixels();
        return PngFile.Of(pixels.GetPixelSpan(), pixels.Width, pixels.Height);
    }

    /// <summary>As Skia writes it; <see cref="SvgText"/> makes it fit for a page.</summary>
    public byte[] ToRawSvg(SKPicture picture)
    {
        using var stream = new SKDynamicMemoryWStream();
        using (var canvas = SKSvgCanvas.Create(SKRect.Create(Width, Height), stream))
        {
            canvas.DrawPicture(picture);
        }

        using var data = stream.DetachAsData();
        return data.ToArray();
    }
}
