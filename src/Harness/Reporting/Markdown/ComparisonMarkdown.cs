using System.Text;
using GilBench.Reporting.Comparisons;

namespace GilBench.Reporting.Markdown;

/// <summary>A comparison as a page of Markdown: a CI job's summary, or a comment.</summary>
internal static class ComparisonMarkdown
{
    public static string Of(ComparisonReport report)
    {
        var page = new StringBuilder($"# {Escape(report.Title)}: {ComparisonWords.Of(report.Result.Outcome)}\n\n");
        page.Append("**").Append(Escape(report.Result.Reason)).Append("**\n\n");
        var table = ComparisonTable.Of(report.Result);
        MarkdownTable.Append(page, table);
        page.Append(Escape(table.Note)).Append("\n\n");
        foreach (var note in report.What.Notes.Concat(report.Remarks))
        {
            page.Append("- ").Append(Escape(note)).Append('\n');
        }

        page.Append('\n').Append(Escape(report.Basis)).Append('\n');
        return page.ToString();
    }

    private static string Escape(string text) => MarkdownText.Escape(text);
}
