using GilBench.Reporting.Drawing;
using HandlebarsDotNet;

namespace GilBench.Reporting.Html;

/// <summary>Writes a report as one self-contained page: no script, nothing from the network, all text from the data encoded.</summary>
internal static class HtmlPage
{
    private const string Resource = "GilBench.Reporting.Html.page.hbs";

    /// <param name="drawn">The charts by their identifier.</param>
    public static string Render(ReportModel report, IReadOnlyDictionary<string, DrawnChart> drawn)
    {
        var handlebars = Handlebars.Create(new HandlebarsConfiguration { TextEncoder = new MarkupEncoder(), ThrowOnUnresolvedBindingExpression = true });
        // The only text that is not encoded: charts are markup of our own making (see SvgText), the font is Base64.
        handlebars.RegisterHelper("svg", (output, _, arguments) => output.WriteSafeString(drawn[arguments.At<string>(0)!].Svg));
        handlebars.RegisterHelper("font", (output, _, arguments) =>
            output.WriteSafeString(Convert.ToBase64String(ChartFont.Bytes(arguments.At<string>(0) == "bold"))));
        return handlebars.Compile(Template())(report);
    }

    private static string Template()
    {
        using var stream = typeof(HtmlPage).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"The program was built without its template {Resource}; build it again.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
