using System.Text;
using GilBench.Reporting.Page;

namespace GilBench.Reporting.Markdown;

/// <summary>Writes the report of several machines as Markdown, with relative links to charts and to each machine's own report.</summary>
internal static class FleetMarkdown
{
    public static string Render(FleetModel fleet)
    {
        var page = new StringBuilder();
        MarkdownPage.Line(page, $"# {Escape(fleet.Title)}");
        foreach (var (index, finding) in fleet.Findings.Index())
        {
            MarkdownPage.Line(page, index == 0 ? $"**{Escape(finding)}**" : Escape(finding));
        }

        if (fleet.FirstWarning.Length > 0)
        {
            MarkdownPage.Line(page, $"[Read with care](#read-with-care): {Escape(fleet.FirstWarning)}");
        }

        MarkdownTable.AppendSection(page, fleet.Machines);
        MarkdownTable.AppendSection(page, fleet.Recommendations);
        foreach (var part in fleet.Parts)
        {
            MarkdownPage.AppendPart(page, part);
        }

        foreach (var section in fleet.Sections)
        {
            AppendSection(page, section);
        }

        MarkdownTable.AppendSection(page, fleet.Ways);
        MarkdownPage.Line(page, "## How it was measured");
        MarkdownPage.Bullets(page, fleet.Method);
        MarkdownTable.AppendSection(page, fleet.Runtimes, "###");
        MarkdownPage.Line(page, "## Read with care");
        MarkdownPage.Bullets(page, fleet.Warnings.Count > 0 ? fleet.Warnings : ["Nothing needs a warning."]);
        MarkdownPage.Bullets(page, fleet.Runs);
        return page.ToString().TrimEnd('\n') + "\n";
    }

    private static void AppendSection(StringBuilder page, MachineSection section)
    {
        MarkdownPage.Line(page, $"## {Escape(section.Title)}");
        foreach (var answer in section.Answers)
        {
            MarkdownPage.Line(page, $"### {Escape(answer.Title)}");
            MarkdownPage.Line(page, Escape(answer.Sentence));
            MarkdownPage.Line(page, $"**{Escape(answer.Recommendation)}**");
        }

        if (section.Sentence.Length > 0)
        {
            MarkdownPage.Line(page, Escape(section.Sentence));
        }

        MarkdownPage.Line(page, $"[The whole report of this machine]({section.Markdown})");
        if (section.Charts.Count > 0)
        {
            MarkdownPage.Line(page, $"### {Escape(section.Work)}");
        }

        foreach (var chart in section.Charts)
        {
            MarkdownPage.Line(page, $"![{Escape(chart.Title)}]({chart.PngPath})");
        }
    }

    private static string Escape(string text) => MarkdownText.Escape(text);
}
