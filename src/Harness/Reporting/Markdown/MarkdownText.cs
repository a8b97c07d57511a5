using System.Text;
using GilBench.Model;

namespace GilBench.Reporting.Markdown;

/// <summary>Makes any text safe inside Markdown, table cells included: it is shown as it is and never read as markup.</summary>
internal static class MarkdownText
{
    public static string Escape(string anyText)
    {
        var text = VisibleText.OfLines(anyText);
        var escaped = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            escaped.Append(text[i] switch
            {
                '<' => "&lt;",
                '>' => "&gt;",
                '&' => "&amp;",
                '\n' or '\r' or '\t' => " ",
                '_' when IsWithinWord(text, i) => "_",
                var c when "\\`*_|~$".Contains(c) => $"\\{c}",
                var c => c.ToString(),
            });
        }

        // A link needs "](" and a footnote "[^": other brackets are intervals and stay readable.
        return escaped.ToString().Replace("](", "]\\(", StringComparison.Ordinal).Replace("[^", "\\[^", StringComparison.Ordinal);
    }

    private static bool IsWithinWord(string text, int i) =>
        i > 0 && i + 1 < text.Length && char.IsLetterOrDigit(text[i - 1]) && char.IsLetterOrDigit(text[i + 1]);
}
