using GilBench.Reporting.Charts;

namespace GilBench.Reporting.Drawing;

/// <summary>Draws charts; only this folder uses ScottPlot and Skia.</summary>
internal static class ChartDrawing
{
    /// <summary>
    /// Draws a small trend for nobody. Until a first chart is drawn the runtime loads and compiles for longer than it then draws; who needs
    /// one chart has this done on another core, beside what comes before the drawing.
    /// </summary>
    public static void MakeReady() => Draw(new TrendChart
    {
        Id = "ready",
        Title = "Ready",
        Subtitle = "Ready",
        Axis = new ChartAxis("ready", AxisScale.Linear, 0, 2),
        Marks = [new TrendMark(0, 1, 0.5, 1.5) { Half = (0.8, 1.2) }, new TrendMark(1, 1, 0.5, 1.5) { Half = (0.8, 1.2) }],
        RunsOfAMark = 2,
        Runs = 2,
        Levels = [new TrendLine(0, 1, 1)],
        Changes = [new TrendLabel(0.5, "+1 %")],
        Days = [new TrendLabel(0, "2026-01-01"), new TrendLabel(1, "2026-01-02")],
    });

    public static DrawnChart Draw(Chart chart)
    {
        ChartFont.Register();
        var sheet = chart switch
        {
            RowChart rows => RowDrawing.LayOut(rows),
            LineChart lines => LineDrawing.LayOut(lines),
            TrendChart trend => TrendDrawing.LayOut(trend),
            _ => throw new ArgumentException($"Nothing here draws a {chart.GetType().Name}; add it to ChartDrawing.", nameof(chart)),
        };
        using var picture = sheet.Record();
        var svg = SvgText.Of(chart, sheet, picture);
        return new DrawnChart(chart.Id, sheet.ToPng(picture), svg.File)
        {
            Inline = svg.Page,
            Height = sheet.Height,
            HeaderHeight = sheet.HeaderHeight,
        };
    }
}

/// <param name="Id">The chart's.</param>
/// <param name="Svg">For a file: in the colours of white paper, without an XML declaration.</param>
internal sealed record DrawnChart(string Id, byte[] Png, string Svg)
{
    /// <summary>For the page: in the colours of its theme, without title and subtitle, which the page has as text.</summary>
    public string Inline { get; init; } = "";

    /// <summary>Of the file, where it is <see cref="Sheet.Width"/> wide.</summary>
    public int Height { get; init; }

    /// <summary>How much of that title and subtitle take.</summary>
    public int HeaderHeight { get; init; }
}
