using GilBench.Reporting.Charts;

namespace GilBench.Reporting.Drawing;

/// <summary>Draws charts; only this folder uses ScottPlot and Skia.</summary>
internal static class ChartDrawing
{
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
