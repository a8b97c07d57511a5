using System.Globalization;
using System.Text;
using GilBench.Reporting.Tables;

namespace GilBench.Reporting.Markdown;

/// <summary>Writes a <see cref="Table"/> as Markdown.</summary>
internal static class MarkdownTable
{
    /// <summary>With heading and note; nothing where the table is not shown.</summary>
    /// <param name="level">Of the heading.</param>
    public static void AppendSection(StringBuilder page, Table table, string level = "##")
    {
        if (!table.IsShown)
        {
            return;
        }

        page.Append(CultureInfo.InvariantCulture, $"{level} {MarkdownText.Escape(table.Title)}\n\n");
        if (table.Note.Length > 0)
        {
            page.Append(CultureInfo.InvariantCulture, $"{MarkdownText.Escape(table.Note)}\n\n");
        }

        if (table.Rows.Count == 0)
        {
            page.Append(CultureInfo.InvariantCulture, $"{MarkdownText.Escape(table.WhenEmpty)}\n\n");
            return;
        }

        Append(page, table);
    }

    /// <summary>Heading row, alignments, rows and an empty line.</summary>
    public static void Append(StringBuilder page, Table table)
    {
        AppendRow(page, table.Columns.Select(column => column.Heading));
        page.Append('|').AppendJoin("", table.Columns.Select(column => column.IsRight ? " ---: |" : " --- |")).Append('\n');
        foreach (var row in table.Rows)
        {
            AppendRow(page, row.Cells.Select(cell => cell.Text));
        }

        page.Append('\n');
    }

    private static void AppendRow(StringBuilder page, IEnumerable<string> cells) =>
        page.Append("| ").AppendJoin(" | ", cells.Select(MarkdownText.Escape)).Append(" |\n");
}
