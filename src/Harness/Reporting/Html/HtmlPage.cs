using GilBench.Reporting.Drawing;
using GilBench.Reporting.Page;
using HandlebarsDotNet;

namespace GilBench.Reporting.Html;

/// <summary>Writes a report as one self-contained page: no script, nothing from the network, all text from the data encoded.</summary>
internal static class HtmlPage
{
    /// <summary>Two templates: the page, and the one way in which a table is written.</summary>
    private static readonly string s_page = ResourceText("GilBench.Reporting.Html.page.hbs");

    private static readonly string s_table = ResourceText("GilBench.Reporting.Html.table.hbs");

    /// <summary>The whole method, carried along: a link to the repository would lead nowhere from most places where a page lies.</summary>
    private static readonly string s_method = MarkdownDocument.ToHtml(ResourceText("GilBench.Reporting.Html.measurement.md"));

    /// <param name="drawn">The charts by their identifier.</param>
    public static string Render(ReportModel report, IReadOnlyDictionary<string, DrawnChart> drawn)
    {
        var handlebars = Handlebars.Create(new HandlebarsConfiguration
        {
            TextEncoder = new MarkupEncoder(),
            ThrowOnUnresolvedBindingExpression = true,
        });
        // The only text that is not encoded: charts are markup of our own making (see SvgText), the font is Base64, the method the
        // project's own.
        handlebars.RegisterHelper("svg", (output, _, arguments) => output.WriteSafeString(drawn[arguments.At<string>(0)!].Svg));
        handlebars.RegisterHelper("font", (output, _, arguments) =>
            output.WriteSafeString(Convert.ToBase64String(ChartFont.Bytes(arguments.At<string>(0) == "bold"))));
        handlebars.RegisterHelper("whole-method", (output, _, _) => output.WriteSafeString(s_method));
        handlebars.RegisterTemplate("table", s_table);
        return handlebars.Compile(s_page)(report);
    }

    private static string ResourceText(string name)
    {
        using var stream = typeof(HtmlPage).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The program was built without its file {name}; build it again.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
