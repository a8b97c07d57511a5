using System.Globalization;
using System.Text;
using GilBench.Reporting.Answers;
using GilBench.Reporting.Charts;
using GilBench.Reporting.Page;
using GilBench.Reporting.Tables;

namespace GilBench.Reporting.Markdown;

/// <summary>Writes a report as Markdown, with relative links to its charts.</summary>
internal static class MarkdownPage
{
    public static string Render(ReportModel report)
    {
        var page = new StringBuilder();
        Line(page, $"# {Escape(report.Title)}");
        if (report.Comparison is { } comparison)
        {
            ComparisonText.AppendFinding(page, comparison);
        }

        foreach (var answer in report.Answers)
        {
            AppendAnswer(page, answer);
        }

        if (report.Headline.Sentence.Length > 0)
        {
            Line(page, report.Answers.Count > 0 ? Escape(report.Headline.Sentence) : $"**{Escape(report.Headline.Sentence)}**");
        }

        foreach (var finding in report.Findings)
        {
            Line(page, Escape(finding));
        }

        if (report.Headline.Tiles.IsShown)
        {
            MarkdownTable.Append(page, report.Headline.Tiles);
        }

        if (report.FirstWarning.Length > 0)
        {
            Line(page, $"[Read with care](#read-with-care): {Escape(report.FirstWarning)}");
        }

        if (report.Comparison is { } compared)
        {
            ComparisonText.Append(page, compared);
        }

        if (report.Kinds.Count > 0)
        {
            AppendKinds(page, report);
        }

        foreach (var part in report.Parts)
        {
            AppendPart(page, part);
        }

        AppendCapacity(page, report.Capacity);
        ClaimsText.Append(page, report.Claims);
        Line(page, "## What was measured on what");
        AppendTables(page, [.. report.Facts, .. report.SetUp]);
        Line(page, "## How it was measured");
        Line(page, Escape(report.Resolution));
        Bullets(page, report.Method);
        Line(page, MethodText.WholeMethod);
        foreach (var table in report.Arms)
        {
            MarkdownTable.AppendSection(page, table);
        }

        Line(page, "## Read with care");
        if (report.Warnings.Count > 0)
        {
            Bullets(page, report.Warnings);
        }
        else
        {
            Line(page, "Nothing needs a warning.");
        }

        AppendTables(page, report.Gaps);
        Line(page, $"Run {Escape(report.RunId)}, measured {report.Measured} with GilBench {Escape(report.GilbenchVersion)}.");
        return page.ToString().TrimEnd('\n') + "\n";
    }

    private static void AppendKinds(StringBuilder page, ReportModel report)
    {
        Line(page, "## What suits which work");
        foreach (var kind in report.Kinds)
        {
            Line(page, $"### {Escape(kind.Title)}");
            Line(page, $"**{Escape(kind.Recommendation)}**");
            Line(page, Escape(kind.Sentence));
        }

        AppendTables(page, [report.Matrix]);
    }

    internal static void AppendPart(StringBuilder page, ChartPart part)
    {
        Line(page, $"## {Escape(part.Title)}");
        if (part.Introduction.Length > 0)
        {
            Line(page, Escape(part.Introduction));
        }

        foreach (var (section, _) in part.Sections)
        {
            AppendSection(page, section);
        }

        AppendTables(page, part.Tables);
    }

    private static void AppendCapacity(StringBuilder page, IReadOnlyList<CapacityPart> parts)
    {
        if (parts.Count > 0)
        {
            Line(page, "## What a throughput takes");
        }

        foreach (var part in parts)
        {
            Line(page, $"### {Escape(part.Title)}");
            Line(page, $"**{Escape(part.Headline)}**");
            foreach (var table in part.Tables)
            {
                MarkdownTable.AppendSection(page, table, "####");
            }

            Line(page, $"For a throughput of your own: {Escape(part.Command)}");
        }
    }

    private static void AppendTables(StringBuilder page, IEnumerable<Table> tables)
    {
        foreach (var table in tables)
        {
            MarkdownTable.AppendSection(page, table, "###");
        }
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
        Line(page, $"### {Escape(section.Title)}");
        if (section.Introduction.Length > 0)
        {
            Line(page, Escape(section.Introduction));
        }

        foreach (var chart in section.Charts)
        {
            Line(page, $"![{Escape(chart.Title)}]({chart.PngPath})");
        }

        if (section.More.Count > 0)
        {
            Line(page, $"More: {string.Join(", ", section.More.Select(chart => $"[{Escape(chart.Id)}]({chart.PngPath})"))}");
        }
    }

    internal static void Bullets(StringBuilder page, IEnumerable<string> lines)
    {
        foreach (var line in lines)
        {
            page.Append(CultureInfo.InvariantCulture, $"- {Escape(line)}\n");
        }

        page.Append('\n');
    }

    internal static void Line(StringBuilder page, string text) => page.Append(CultureInfo.InvariantCulture, $"{text}\n\n");

    private static string Escape(string text) => MarkdownText.Escape(text);
}
