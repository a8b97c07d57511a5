using SkiaSharp;

namespace GilBench.Reporting.Drawing;

/// <summary>A sample of a mark with what it means.</summary>
/// <param name="Sample">Draws the sample, 30 pixels wide, around the middle given.</param>
internal sealed record LegendEntry(string Label, Action<SKCanvas, SKPoint> Sample);
