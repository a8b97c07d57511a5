using GilBench.Model;
using GilBench.Reporting.Charts;
using SkiaSharp;

namespace GilBench.Reporting.Drawing;

/// <summary>Text in one size and weight on a canvas; positions are pixels, y the baseline.</summary>
internal sealed record Lettering(float Size, bool Bold, SKColor Color)
{
    public static Lettering Title { get; } = new(17, true, Palette.Ink);

    public static Lettering Subtitle { get; } = new(12.5f, false, Palette.Faint);

    public static Lettering Heading { get; } = new(13, true, Palette.Ink);

    public static Lettering Label { get; } = new(12.5f, false, Palette.Ink);

    public static Lettering Axis { get; } = new(12.5f, false, Palette.Faint);

    public float LineHeight => Size * 1.4f;

    /// <summary>How far below a row's middle the baseline lies for text to look centred.</summary>
    public float Drop => Size * 0.36f;

    public float Measure(string text)
    {
        using var font = Font();
        return font.MeasureText(VisibleText.Of(text));
    }

    public void Draw(SKCanvas canvas, string text, float x, float baseline, SKTextAlign align = SKTextAlign.Left)
    {
        using var font = Font();
        using var paint = new SKPaint { Color = Color, IsAntialias = true };
        canvas.DrawText(VisibleText.Of(text), x, baseline, align, font, paint);
    }

    /// <summary>The text in lines no wider than asked, broken at spaces; a word that is too wide by itself is cut.</summary>
    public IReadOnlyList<string> Wrap(string text, float width)
    {
        var lines = new List<string>();
        var line = "";
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(word => Fit(word, width)))
        {
            var longer = line.Length == 0 ? word : $"{line} {word}";
            if (line.Length > 0 && Measure(longer) > width)
            {
                lines.Add(line);
                longer = word;
            }

            line = longer;
        }

        return line.Length == 0 ? lines : [.. lines, line];
    }

    /// <summary>The text itself, or its beginning with an ellipsis where it is wider than asked.</summary>
    public string Fit(string text, float width)
    {
        var shown = text;
        while (shown.Length > 1 && Measure(shown) > width)
        {
            shown = shown[..^(shown.EndsWith('…') ? 2 : 1)] + "…";
        }

        return shown;
    }

    private SKFont Font() =>
        new(Bold ? ChartFont.Bold : ChartFont.Regular, Size)
        {
            Edging = SKFontEdging.Antialias,
            Subpixel = true,
            LinearMetrics = true,
            Hinting = SKFontHinting.None,
        };
}

/// <summary>A chart's title and subtitle, wrapped to its width.</summary>
internal sealed record ChartHeader(IReadOnlyList<string> Title, IReadOnlyList<string> Subtitle)
{
    public static ChartHeader Of(Chart chart) => new(
        Lettering.Title.Wrap(chart.Title, Sheet.Width - (2 * Sheet.Margin)),
        Lettering.Subtitle.Wrap(chart.Subtitle, Sheet.Width - (2 * Sheet.Margin)));

    public float Height =>
        Sheet.Margin + (Title.Count * Lettering.Title.LineHeight) + (Subtitle.Count * Lettering.Subtitle.LineHeight) + 10;

    /// <summary>Down to where nothing of it is drawn, and nothing of the chart yet.</summary>
    public int PixelHeight => (int)Height - 10;

    public void Draw(SKCanvas canvas)
    {
        var baseline = (float)Sheet.Margin;
        foreach (var line in Title)
        {
            baseline += Lettering.Title.LineHeight;
            Lettering.Title.Draw(canvas, line, Sheet.Margin, baseline - 5);
        }

        foreach (var line in Subtitle)
        {
            baseline += Lettering.Subtitle.LineHeight;
            Lettering.Subtitle.Draw(canvas, line, Sheet.Margin, baseline - 3);
        }
    }
}
