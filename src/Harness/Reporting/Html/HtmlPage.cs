using System.Security.Cryptography;
using System.Text;
using GilBench.Reporting.Charts;
using GilBench.Reporting.Drawing;
using GilBench.Reporting.Page;
using GilBench.Reporting.Tables;
using HandlebarsDotNet;

namespace GilBench.Reporting.Html;

/// <summary>
/// Writes a report as one page that needs no network: all text from the data is encoded, and the one script, which sorts and filters
/// tables, is the only one that the page's own policy lets run.
/// </summary>
internal static class HtmlPage
{
    /// <summary>The templates: the page, and the one way in which a part of a kind is written.</summary>
    private static readonly string s_page = ResourceText("page.hbs");

    private static readonly string s_fleet = ResourceText("fleet.hbs");

    private static readonly string[] s_parts = ["head", "table-body", "table", "figure", "section", "comparison-finding", "comparison"];

    /// <summary>Guarded, so that the page can be read as XML too.</summary>
    private static readonly string s_script = $"/*<![CDATA[*/\n{ResourceText("page.js")}/*]]>*/";

    private static readonly string s_style = ResourceText("page.css")
        .Replace("/* runtimes, light */", PageTheme.Declarations(dark: false), StringComparison.Ordinal)
        .Replace("/* runtimes, dark */", PageTheme.Declarations(dark: true), StringComparison.Ordinal);

    /// <summary>The whole method, carried along: a link to the repository would lead nowhere from most places where a page lies.</summary>
    private static readonly string s_method = MarkdownDocument.ToHtml(ResourceText("measurement.md"));

    public static PageDraft Draft(ReportModel report) => Draft(s_page, report);

    /// <summary>The page of several machines.</summary>
    public static PageDraft Draft(FleetModel fleet) => Draft(s_fleet, fleet);

    private static PageDraft Draft(string template, object report)
    {
        var handlebars = Handlebars.Create(new HandlebarsConfiguration
        {
            TextEncoder = new MarkupEncoder(),
            ThrowOnUnresolvedBindingExpression = true,
        });
        // The only text that is not encoded: charts are markup of our own making (see SvgText), rows are encoded cell by cell, the font is
        // Base64, and style, script and method are the project's own.
        List<Chart> charts = [];
        handlebars.RegisterHelper("plot", (output, _, arguments) =>
        {
            charts.Add(arguments.At<Chart>(0)!);
            output.WriteSafeString(PageDraft.Mark);
        });
        handlebars.RegisterHelper("table-rows", (output, _, arguments) => output.WriteSafeString(TableRows.Of(arguments.At<Table>(0)!)));
        handlebars.RegisterHelper("font", (output, _, arguments) =>
            output.WriteSafeString(Convert.ToBase64String(ChartFont.Bytes(arguments.At<string>(0) == "bold"))));
        handlebars.RegisterHelper("page-style", (output, _, _) => output.WriteSafeString(s_style));
        handlebars.RegisterHelper("page-script", (output, _, _) => output.WriteSafeString(s_script));
        handlebars.RegisterHelper("script-hash", (output, _, _) =>
            output.WriteSafeString($"sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(s_script)))}"));
        handlebars.RegisterHelper("whole-method", (output, _, _) => output.WriteSafeString(s_method));
        foreach (var part in s_parts)
        {
            handlebars.RegisterTemplate(part, ResourceText($"{part}.hbs"));
        }

        var text = handlebars.Compile(template)(report);
        return new PageDraft(text, charts);
    }

    private static string ResourceText(string file)
    {
        var name = $"GilBench.Reporting.Html.{file}";
        using var stream = typeof(HtmlPage).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The program was built without its file {name}; build it again.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
