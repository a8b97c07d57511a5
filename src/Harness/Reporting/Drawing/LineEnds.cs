using GilBench.Reporting.Charts;
using SkiaSharp;

namespace GilBench.Reporting.Drawing;

/// <summary>
/// The letters of machines at the ends of their lines: below and to the right, where a line that goes on upwards leaves room. Where several
/// end at one place their letters stand beside each other.
/// </summary>
internal static class LineEnds
{
    /// <summary>Ends that are closer than this in both directions have no room for a letter each.</summary>
    private const float Closest = 15;

    private const float Aside = 5;
    private const float Below = 17;
    private const float Above = -8;

    /// <summary>How far a letter may reach beyond the plot.</summary>
    private const float Beyond = 10;

    public static void Draw(SKCanvas canvas, LinePanel panel, PanelLimits limits, SKRect data)
    {
        List<(string Letters, SKPoint At)> placed = [];
        foreach (var line in panel.Lines.Where(line => line.Machine is not null))
        {
            var at = limits.PixelAt(line.Points[^1], data);
            var near = placed.FindIndex(other => Math.Abs(other.At.X - at.X) < Closest && Math.Abs(other.At.Y - at.Y) < Closest);
            if (near < 0)
            {
                placed.Add((line.Machine!.Letter, at));
            }
            else
            {
                placed[near] = ($"{placed[near].Letters}, {line.Machine!.Letter}", placed[near].At);
            }
        }

        foreach (var (letters, at) in placed)
        {
            var left = Math.Min(at.X + Aside, data.Right + Beyond - Lettering.Heading.Measure(letters));
            Lettering.Heading.Draw(canvas, letters, left, at.Y + (at.Y + Below < data.Bottom ? Below : Above));
        }
    }
}
