using System.Xml.Linq;
using GilBench.Model;
using GilBench.Reporting.Charts;

namespace GilBench.Reporting.Drawing;

/// <summary>
/// Makes Skia's SVG fit for files and pages: scales with the page, says to screen readers what it shows, names fonts to fall back on, and
/// keeps its identifiers apart from those of the page's other charts. Only elements of drawings pass.
/// </summary>
internal static class SvgText
{
    private const string Fallbacks = $"{ChartFont.Family}, Verdana, sans-serif";

    private static readonly HashSet<string> s_drawing =
    [
        "svg", "g", "defs", "clipPath", "rect", "path", "circle", "ellipse", "line", "polyline", "polygon", "text", "tspan", "pattern",
        "linearGradient", "stop", "use",
    ];

    public static string Of(Chart chart, Sheet sheet)
    {
        using var raw = new MemoryStream(sheet.ToRawSvg());
        var svg = XDocument.Load(raw).Root!;
        svg.DescendantsAndSelf().Where(element => !s_drawing.Contains(element.Name.LocalName)).ToList()
            .ForEach(element => element.Remove());
        foreach (var attribute in svg.DescendantsAndSelf().Attributes().ToList())
        {
            Rewrite(attribute, chart.Id);
        }

        foreach (var text in svg.Descendants(svg.Name.Namespace + "text"))
        {
            text.Value = text.Value.Trim();
        }

        svg.SetAttributeValue("viewBox", FormattableString.Invariant($"0 0 {Sheet.Width} {sheet.Height}"));
        svg.SetAttributeValue("role", "img");
        svg.SetAttributeValue("aria-label", VisibleText.Of($"{chart.Title} {chart.Subtitle}"));
        return svg.ToString(SaveOptions.DisableFormatting);
    }

    private static void Rewrite(XAttribute attribute, string chart)
    {
        switch (attribute.Name.LocalName)
        {
            case "font-family":
                attribute.Value = Fallbacks;
                break;
            case "id":
                attribute.Value = $"{chart}-{attribute.Value}";
                break;
            default:
                attribute.Value = attribute.Value.Replace("url(#", $"url(#{chart}-", StringComparison.Ordinal);
                break;
        }
    }
}
