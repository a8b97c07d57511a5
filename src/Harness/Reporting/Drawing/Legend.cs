using SkiaSharp;

namespace GilBench.Reporting.Drawing;

/// <summary>Explains marks below a chart, in as many lines as needed: it never covers data.</summary>
internal sealed class Legend
{
    private const float SampleWidth = 34;
    private const float Gap = 22;
    private const float LineHeight = 21;

    private readonly List<(LegendEntry Entry, float X, int Line)> _placed = [];

    public Legend(IReadOnlyList<LegendEntry> entries)
    {
        var (x, line) = ((float)Sheet.Margin, 0);
        foreach (var entry in entries)
        {
            var width = SampleWidth + Lettering.Label.Measure(entry.Label) + Gap;
            if (x > Sheet.Margin && x + width - Gap > Sheet.Width - Sheet.Margin)
            {
                (x, line) = (Sheet.Margin, line + 1);
            }

            _placed.Add((entry, x, line));
            x += width;
        }

        Height = entries.Count == 0 ? 0 : ((line + 1) * LineHeight) + 4;
    }

    public float Height { get; }

    public void Draw(SKCanvas canvas, float top)
    {
        foreach (var (entry, x, line) in _placed)
        {
            var middle = top + (line * LineHeight) + (LineHeight / 2);
            entry.Sample(canvas, new SKPoint(x + 14, middle));
            Lettering.Label.Draw(canvas, entry.Label, x + SampleWidth, middle + Lettering.Label.Drop);
        }
    }
}
