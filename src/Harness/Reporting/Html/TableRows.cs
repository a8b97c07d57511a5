using System.Globalization;
using System.Text;
using GilBench.Reporting.Tables;

namespace GilBench.Reporting.Html;

/// <summary>The rows of a table, each cell encoded. A template would take a minute for those of ten thousand arms.</summary>
internal static class TableRows
{
    private static readonly MarkupEncoder s_encoder = new();

    public static string Of(Table table)
    {
        var rows = new StringBuilder();
        using var writer = new StringWriter(rows, CultureInfo.InvariantCulture);
        foreach (var row in table.Rows)
        {
            writer.Write("<tr");
            if (row.Anchor.Length > 0)
            {
                writer.Write(" id=\"");
                s_encoder.Encode(row.Anchor, writer);
                writer.Write('"');
            }

            writer.Write('>');
            foreach (var cell in row.Cells)
            {
                writer.Write(ClassOf(cell) is { Length: > 0 } name ? $"<td class=\"{name}\">" : "<td>");
                s_encoder.Encode(cell.Text, writer);
                writer.Write("</td>");
            }

            writer.Write("</tr>\n");
        }

        return rows.ToString();
    }

    private static string ClassOf(Cell cell) => string.Join(' ', new[]
    {
        cell.Column.IsRight ? "n" : null,
        cell.Column.IsWide ? "wide" : null,
        cell.Tone is Tone.Good or Tone.Bad ? cell.Tone.ToString().ToLowerInvariant() : null,
    }.OfType<string>());
}
