using System.Globalization;
using System.Text;
using GilBench.Reporting.Comparisons;

namespace GilBench.Reporting.Markdown;

/// <summary>What a report says of a comparison; <see cref="ComparisonMarkdown"/> is the same alone.</summary>
internal static class ComparisonText
{
    /// <summary>At the head of the page.</summary>
    public static void AppendFinding(StringBuilder page, ComparisonPart part)
    {
        Line(page, Escape(part.Title));
        Line(page, $"**{Escape(part.Sentence)}**");
        MarkdownTable.Append(page, part.Tiles);
    }

    public static void Append(StringBuilder page, ComparisonPart part)
    {
        Line(page, "## From base to head");
        MarkdownTable.AppendSection(page, part.Verdicts, "###");
        foreach (var chart in part.Charts)
        {
            Line(page, $"![{Escape(chart.Title)}]({chart.PngPath})");
        }

        if (part.More.Count > 0)
        {
            Line(page, $"More: {string.Join(", ", part.More.Select(chart => $"[{Escape(chart.Id)}]({chart.PngPath})"))}");
        }

        if (part.Control.Length > 0)
        {
            Line(page, Escape(part.Control));
        }

        if (part.Notes.Count > 0)
        {
            Line(page, string.Join('\n', part.Notes.Select(note => $"- {Escape(note)}")));
        }

        MarkdownTable.AppendSection(page, part.Rerun, "###");
        Line(page, Escape(part.Basis));
    }

    private static void Line(StringBuilder page, string text) => page.Append(CultureInfo.InvariantCulture, $"{text}\n\n");

    private static string Escape(string text) => MarkdownText.Escape(text);
}
