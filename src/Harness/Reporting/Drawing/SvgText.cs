using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using GilBench.Model;
using GilBench.Reporting.Charts;
using SkiaSharp;

namespace GilBench.Reporting.Drawing;

/// <summary>
/// Makes Skia's SVG fit for files and pages: scales with the page, says to screen readers what it shows, names fonts to fall back on, and
/// keeps its identifiers apart from those of the page's other charts. Only elements of drawings pass.
/// </summary>
internal static partial class SvgText
{
    private const string Fallbacks = $"{ChartFont.Family}, Verdana, sans-serif";

    private static readonly HashSet<string> s_drawing =
    [
        "svg", "g", "defs", "clipPath", "rect", "path", "circle", "ellipse", "line", "polyline", "polygon", "text", "tspan", "pattern",
        "linearGradient", "stop", "use",
    ];

    /// <returns>The same twice: in the colours of white paper, and in those of the page's theme.</returns>
    public static (string File, string Page) Of(Chart chart, Sheet sheet, SKPicture picture)
    {
        using var raw = new MemoryStream(sheet.ToRawSvg(picture));
        var svg = XDocument.Load(raw).Root!;
        svg.DescendantsAndSelf().Where(element => !s_drawing.Contains(element.Name.LocalName)).ToList()
            .ForEach(element => element.Remove());
        // Skia counts on from drawing to drawing: the same chart has the same names whatever was drawn before.
        var names = svg.DescendantsAndSelf().Attributes("id").Select((id, place) => (id.Value, Name: $"{chart.Id}-{place}"))
            .ToDictionary(id => id.Value, id => id.Name);
        foreach (var attribute in svg.DescendantsAndSelf().Attributes().ToList())
        {
            Rewrite(attribute, names);
        }

        foreach (var text in svg.Descendants(svg.Name.Namespace + "text"))
        {
            text.Value = text.Value.Trim();
        }

        svg.SetAttributeValue("viewBox", FormattableString.Invariant($"0 0 {Sheet.Width} {sheet.Height}"));
        svg.SetAttributeValue("role", "img");
        svg.SetAttributeValue("aria-label", VisibleText.Of($"{chart.Title} {chart.Subtitle}"));
        svg.SetAttributeValue("aria-describedby", $"{chart.Id}-data");
        svg.AddFirst(new XElement(
            svg.Name.Namespace + "desc", new XAttribute("id", $"{chart.Id}-data"), VisibleText.Of(ChartData.Text(chart))));
        var file = svg.ToString(SaveOptions.DisableFormatting);
        return (file, ForPage(svg, chart, sheet).ToString(SaveOptions.DisableFormatting));
    }

    /// <summary>
    /// Title and subtitle are cut off: the page has them as text. Labels of axes are placed by a transform, and are none of them.
    /// </summary>
    private static XElement ForPage(XElement svg, Chart chart, Sheet sheet)
    {
        svg.Elements(svg.Name.Namespace + "text")
            .Where(text => text.Attribute("transform") is null && FirstNumber(text.Attribute("y")) < sheet.HeaderHeight)
            .ToList()
            .ForEach(text => text.Remove());
        var height = sheet.Height - sheet.HeaderHeight;
        svg.SetAttributeValue("viewBox", FormattableString.Invariant($"0 {sheet.HeaderHeight} {Sheet.Width} {height}"));
        svg.SetAttributeValue("height", height);
        svg.SetAttributeValue("aria-label", VisibleText.Of(chart.Title));
        PageTheme.Apply(svg);
        return svg;
    }

    private static double FirstNumber(XAttribute? list) =>
        double.TryParse(list?.Value.Split(',')[0], CultureInfo.InvariantCulture, out var number) ? number : double.MaxValue;

    private static void Rewrite(XAttribute attribute, Dictionary<string, string> names)
    {
        switch (attribute.Name.LocalName)
        {
            case "font-family":
                attribute.Value = Fallbacks;
                break;
            case "id":
                attribute.Value = names[attribute.Value];
                break;
            case "x" or "y" or "d" or "width" or "height":
                attribute.Value = Shortened(attribute.Value);
                break;
            default:
                attribute.Value = Reference().Replace(attribute.Value, reference => $"url(#{names[reference.Groups[1].Value]})");
                break;
        }
    }

    /// <summary>A tenth of a pixel is finer than anyone sees, and halves the page.</summary>
    private static string Shortened(string text)
    {
        var shortened = new StringBuilder(text.Length);
        var from = 0;
        foreach (var number in LongNumber().EnumerateMatches(text))
        {
            var exact = double.Parse(text.AsSpan(number.Index, number.Length), CultureInfo.InvariantCulture);
            shortened.Append(text, from, number.Index - from).Append(CultureInfo.InvariantCulture, $"{Math.Round(exact, 1):0.#}");
            from = number.Index + number.Length;
        }

        return from == 0 ? text : shortened.Append(text, from, text.Length - from).ToString();
    }

    [GeneratedRegex(@"url\(#([^)]+)\)")]
    private static partial Regex Reference();

    [GeneratedRegex(@"-?\d+\.\d{2,}(e-?\d+)?")]
    private static partial Regex LongNumber();
}
