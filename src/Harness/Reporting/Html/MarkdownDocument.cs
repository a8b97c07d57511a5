using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace GilBench.Reporting.Html;

/// <summary>
/// The project's own documentation as HTML: headings, paragraphs, lists of one level, tables, code, bold and italics, which is what
/// <c>docs/measurement.md</c> consists of. Links within a document become their words.
/// </summary>
internal static partial class MarkdownDocument
{
    public static string ToHtml(string markdown)
    {
        var html = new StringBuilder();
        foreach (var block in Blocks(markdown))
        {
            var first = block[0];
            if (first.StartsWith('#'))
            {
                // Below the page's own headings.
                html.Append("<h3>").Append(Inline(first.TrimStart('#').Trim())).Append("</h3>\n");
            }
            else if (first.StartsWith('|'))
            {
                AppendTable(html, block);
            }
            else if (Item().IsMatch(first))
            {
                AppendList(html, block, char.IsAsciiDigit(first[0]) ? "ol" : "ul");
            }
            else
            {
                html.Append("<p>").Append(Inline(string.Join(' ', block))).Append("</p>\n");
            }
        }

        return html.ToString();
    }

    /// <summary>Lines between empty lines; a list also begins where its paragraph ends with no empty line.</summary>
    private static IEnumerable<IReadOnlyList<string>> Blocks(string markdown)
    {
        var block = new List<string>();
        foreach (var line in markdown.ReplaceLineEndings("\n").Split('\n'))
        {
            if (block.Count > 0 && (line.Length == 0 || (Item().IsMatch(line) && !Item().IsMatch(block[0]))))
            {
                yield return block;
                block = [];
            }

            if (line.Length > 0)
            {
                block.Add(line);
            }
        }

        if (block.Count > 0)
        {
            yield return block;
        }
    }

    private static void AppendList(StringBuilder html, IReadOnlyList<string> block, string element)
    {
        var items = new List<string>();
        foreach (var line in block)
        {
            if (Item().Match(line) is { Success: true } mark)
            {
                items.Add(line[mark.Length..]);
            }
            else
            {
                items[^1] += $" {line.Trim()}";
            }
        }

        html.Append('<').Append(element).Append(">\n");
        html.AppendJoin("", items.Select(item => $"<li>{Inline(item)}</li>\n"));
        html.Append("</").Append(element).Append(">\n");
    }

    /// <summary>The second line, which separates the heading, is left out.</summary>
    private static void AppendTable(StringBuilder html, IReadOnlyList<string> block)
    {
        html.Append("<div class=\"scroll\"><table>\n<thead>").Append(Row(block[0], "th")).Append("</thead>\n<tbody>\n");
        html.AppendJoin("", block.Skip(2).Select(line => Row(line, "td class=\"wide\""))).Append("</tbody></table></div>\n");

        static string Row(string line, string cell)
        {
            var cells = line.Trim('|', ' ').Split('|').Select(text => $"<{cell}>{Inline(text.Trim())}</{cell.Split(' ')[0]}>");
            return $"<tr>{string.Concat(cells)}</tr>\n";
        }
    }

    private static string Inline(string text)
    {
        var encoded = WebUtility.HtmlEncode(text);
        encoded = Link().Replace(encoded, "$1");
        // What is code is no markup: it is left as it is between the others.
        return string.Concat(encoded.Split('`').Select((part, index) => index % 2 == 1
            ? $"<code>{part}</code>"
            : Italic().Replace(Bold().Replace(part, "<b>$1</b>"), "<i>$1</i>")));
    }

    [GeneratedRegex(@"^(- |\d+\. )")]
    private static partial Regex Item();

    [GeneratedRegex(@"\[([^\]]+)\]\([^)]+\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"\*\*([^*]+)\*\*")]
    private static partial Regex Bold();

    [GeneratedRegex(@"\*([^*]+)\*")]
    private static partial Regex Italic();
}
