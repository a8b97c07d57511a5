using System.Text;

namespace GilBench.Reporting.Markdown;

/// <summary>Makes any text safe inside Markdown, table cells included: it is shown as it is and never read as markup.</summary>
internal static class MarkdownText
{
    private const string Markup = "\\`*_{}[]<>#|~!&$";

    public static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            escaped.Append(c switch
            {
                '<' => "&lt;",
                '>' => "&gt;",
                '&' => "&amp;",
                '[' or ']' => c.ToString(),
                '\n' or '\r' or '\t' => " ",
                _ when Markup.Contains(c) && c != '#' && c != '!' => $"\\{c}",
                _ => c.ToString(),
            });
        }

        // A link needs "](": the rest of the brackets are intervals and stay readable.
        return escaped.ToString().Replace("](", "]\\(", StringComparison.Ordinal);
    }
}
