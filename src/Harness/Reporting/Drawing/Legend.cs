using GilBench.Reporting.Charts;
using ScottPlot;
using SkiaSharp;

namespace GilBench.Reporting.Drawing;

/// <summary>Explains marks below a chart, in as many lines as needed: it never covers data.</summary>
internal sealed class Legend
{
    private const float SampleWidth = 40;
    private const float SampleMiddle = 17;
    private const float Gap = 22;
    private const float LineHeight = 21;

    private readonly List<(LegendEntry Entry, float X, int Line)> _placed = [];

    public Legend(IReadOnlyList<LegendEntry> entries)
    {
        var (x, line) = ((float)Sheet.Margin, 0);
        foreach (var entry in entries.Select(entry => entry with
        {
            Label = Lettering.Label.Fit(entry.Label, Sheet.Width - (2 * Sheet.Margin) - SampleWidth),
        }))
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
            entry.Sample(canvas, new SKPoint(x + SampleMiddle, middle));
            Lettering.Label.Draw(canvas, entry.Label, x + SampleWidth, middle + Lettering.Label.Drop);
        }
    }
}

/// <summary>A sample of a mark with what it means.</summary>
/// <param name="Sample">Draws the sample, 32 pixels wide, around the middle given.</param>
internal sealed record LegendEntry(string Label, Action<SKCanvas, SKPoint> Sample);

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

        if (kind is ReferenceKind.Ideal or ReferenceKind.InFlight or ReferenceKind.CpuTime or ReferenceKind.Server)
        {
            DrawStroke(canvas, middle, Stroke.Of(kind));
        }
        else
        {
            DrawLine(canvas, middle, kind.Of());
        }
    });

    /// <summary>A fitted curve with its band, in no runtime's colour.</summary>
    public static LegendEntry Fit(string label) => new(label, (canvas, middle) =>
    {
        using var band = new SKPaint { Color = Palette.Faint.WithAlpha(33) };
        canvas.DrawRect(new SKRect(middle.X - 14, middle.Y - 6, middle.X + 14, middle.Y + 6), band);
        DrawStroke(canvas, middle, Stroke.FitOf(Palette.Faint));
    });

    /// <summary>By its colour and mark.</summary>
    public static LegendEntry Runtime(string label, int runtime) => new(label, (canvas, middle) =>
    {
        DrawStroke(canvas, middle, new Stroke(Palette.ColorOf(runtime), LineDrawing.LineWidth, []));
        DrawMarker(canvas, middle, Palette.MarkerOf(runtime, LineDrawing.MarkSize));
    });

    /// <summary>By its line, in no runtime's colour.</summary>
    public static LegendEntry Model(string label, int model) => new(
        label, (canvas, middle) => DrawStroke(canvas, middle, Palette.StrokeOf(model, Palette.Ink, LineDrawing.LineWidth)));

    public static LegendEntry Band(string label) => new(label, (canvas, middle) =>
    {
        using var band = new SKPaint { Color = Palette.Ink.WithAlpha(33) };
        canvas.DrawRect(new SKRect(middle.X - 14, middle.Y - 6, middle.X + 14, middle.Y + 6), band);
    });

    public static LegendEntry Dot(string label, bool filled) => new(label, (canvas, middle) => DrawMarker(canvas, middle, new MarkerStyle
    {
        Shape = filled ? MarkerShape.FilledCircle : MarkerShape.OpenCircle,
        Size = 9,
        FillColor = filled ? Palette.Faint.ToPlot() : Palette.Paper.ToPlot(),
        LineColor = Palette.Faint.ToPlot(),
        LineWidth = filled ? 0 : 2,
    }));

    /// <summary>The letters of a chart of several machines.</summary>
    public static IEnumerable<LegendEntry> Machines(Chart chart) => chart.Machines.Select(machine => new LegendEntry(
        machine.Name,
        (canvas, middle) => Lettering.Heading.Draw(
            canvas, machine.Letter, middle.X, middle.Y + Lettering.Heading.Drop, SKTextAlign.Center)));

    private static void DrawStroke(SKCanvas canvas, SKPoint middle, Stroke stroke) =>
        stroke.Draw(canvas, [new SKPoint(middle.X - 16, middle.Y), new SKPoint(middle.X + 16, middle.Y)]);

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

/// <summary>What a row chart has to explain: its reference lines and, of a dumbbell, which dot is which.</summary>
internal static class RowLegend
{
    public static Legend Of(RowChart chart)
    {
        var entries = chart.References
            .Select(reference => LegendSamples.Reference(reference.Kind, reference.Label, reference.Low is not null))
            .ToList();
        if (chart.BandLabel is { } label)
        {
            entries.Add(LegendSamples.Band(label));
        }

        if (chart.Style == RowStyle.Dumbbell)
        {
            entries.Add(LegendSamples.Dot("warm: one slice", filled: true));
            entries.Add(LegendSamples.Dot("first use: start-up and one slice", filled: false));
        }

        return new Legend([.. entries, .. LegendSamples.Machines(chart)]);
    }
}
