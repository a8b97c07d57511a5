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
        return new DrawnChart(chart.Id, sheet.ToPng(), SvgText.Of(chart, sheet));
    }
}

/// <param name="Id">The chart's.</param>
/// <param name="Svg">Without an XML declaration: it stands in a page or in a file.</param>
internal sealed record DrawnChart(string Id, byte[] Png, string Svg);
