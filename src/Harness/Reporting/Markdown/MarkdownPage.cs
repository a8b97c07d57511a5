using System.Globalization;
using System.Text;
using GilBench.Reporting.Answers;
using GilBench.Reporting.Charts;
using GilBench.Reporting.Page;

namespace GilBench.Reporting.Markdown;

/// <summary>Writes a report as Markdown, with relative links to its charts.</summary>
internal static class MarkdownPage
{
    public static string Render(ReportModel report)
    {
        var page = new StringBuilder();
        Line(page, $"# {Escape(report.Title)}");
        foreach (var answer in report.Answers)
        {
            AppendAnswer(page, answer);
        }

        if (report.Headline.Sentence.Length > 0)
        {
            Line(page, report.Answers.Count > 0 ? Escape(report.Headline.Sentence) : $"**{Escape(report.Headline.Sentence)}**");
        }

        if (report.Headline.Tiles.IsShown)
        {
            MarkdownTable.Append(page, report.Headline.Tiles);
        }

        Line(page, Escape(report.Resolution));
        if (report.Warnings.Count > 0)
        {
            Line(page, "## Read with care");
            Bullets(page, report.Warnings);
        }

        foreach (var section in report.Sections)
        {
            AppendSection(page, section);
        }

        ClaimsText.Append(page, report.Claims);
        foreach (var table in report.Tables.Concat(report.Facts))
        {
            MarkdownTable.AppendSection(page, table);
        }

        Line(page, "## Method");
        Bullets(page, report.Method);
        Line(page, MethodText.WholeMethod);
        Line(page, $"Run {Escape(report.RunId)}, measured {report.Measured} with GilBench {Escape(report.GilbenchVersion)}.");
        return page.ToString().TrimEnd('\n') + "\n";
    }

    private static void AppendAnswer(StringBuilder page, AnswerWords answer)
    {
        Line(page, $"## {Escape(answer.Title)}");
        Line(page, Escape(answer.Sentence));
        Line(page, $"**{Escape(answer.Recommendation)}**");
        if (answer.Remarks.Count > 0)
        {
            Bullets(page, answer.Remarks);
        }
    }

    private static void AppendSection(StringBuilder page, ChartSection section)
    {
        Line(page, $"## {Escape(section.Title)}");
        Line(page, Escape(section.Introduction));
        foreach (var chart in section.Charts)
        {
            Line(page, $"![{Escape(chart.Title)}]({chart.PngPath})");
        }

        if (section.More.Count > 0)
        {
            Line(page, $"More: {string.Join(", ", section.More.Select(chart => $"[{Escape(chart.Id)}]({chart.PngPath})"))}");
        }
    }

    private static void Bullets(StringBuilder page, IEnumerable<string> lines)
    {
        foreach (var line in lines)
        {
            page.Append(CultureInfo.InvariantCulture, $"- {Escape(line)}\n");
        }

        page.Append('\n');
    }

    private static void Line(StringBuilder page, string text) => page.Append(CultureInfo.InvariantCulture, $"{text}\n\n");

    private static string Escape(string text) => MarkdownText.Escape(text);
}
