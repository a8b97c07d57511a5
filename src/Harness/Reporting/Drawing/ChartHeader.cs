using GilBench.Reporting.Charts;
using SkiaSharp;

namespace GilBench.Reporting.Drawing;

/// <summary>A chart's title and subtitle, wrapped to its width.</summary>
internal sealed record ChartHeader(IReadOnlyList<string> Title, IReadOnlyList<string> Subtitle)
{
    public static ChartHeader Of(Chart chart) => new(
        Lettering.Title.Wrap(chart.Title, Sheet.Width - (2 * Sheet.Margin)), Lettering.Subtitle.Wrap(chart.Subtitle, Sheet.Width - (2 * Sheet.Margin)));

    public float Height => Sheet.Margin + (Title.Count * Lettering.Title.LineHeight) + (Subtitle.Count * Lettering.Subtitle.LineHeight) + 10;

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
