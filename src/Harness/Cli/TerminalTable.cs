using Spectre.Console;
using Cell = GilBench.Reporting.Tables.Cell;
using Column = GilBench.Reporting.Tables.Column;
using ReportTable = GilBench.Reporting.Tables.Table;
using Tone = GilBench.Reporting.Tables.Tone;

namespace GilBench.Cli;

/// <summary>Writes a table of the report on the terminal.</summary>
internal static class TerminalTable
{
    public static Table Of(ReportTable table)
    {
        var shown = new Table().RoundedBorder();
        foreach (var (index, column) in table.Columns.Index().Where(one => !one.Item.IsDetail))
        {
            var heading = DetailOf(table.Columns, index) is { } detail ? $", {detail.Heading.ToLowerInvariant()}" : "";
            var head = new TableColumn(Markup.Escape(column.Heading + heading));
            shown.AddColumn(column.IsRight ? head.RightAligned() : head);
        }

        foreach (var row in table.Rows)
        {
            shown.AddRow([.. row.Cells.Index().Where(cell => !cell.Item.Column.IsDetail).Select(cell => TextOf(row.Cells, cell.Index))]);
        }

        return shown;
    }

    /// <summary>A cell in its colour, and beneath it what explains it.</summary>
    private static string TextOf(IReadOnlyList<Cell> cells, int index)
    {
        var text = Markup.Escape(cells[index].Text);
        var colored = ColorOf(cells[index].Tone) is { } color ? $"[{color}]{text}[/]" : text;
        return DetailOf([.. cells.Select(cell => cell.Column)], index) is not null && cells[index + 1].Text is { Length: > 0 } detail
            ? $"{colored}\n[grey]{Markup.Escape(detail)}[/]"
            : colored;
    }

    private static Column? DetailOf(IReadOnlyList<Column> columns, int index) =>
        columns.Count > index + 1 && columns[index + 1] is { IsDetail: true } detail ? detail : null;

    private static string? ColorOf(Tone tone) => tone switch
    {
        Tone.Good => "green",
        Tone.Bad => "red",
        Tone.Open => "yellow",
        _ => null,
    };
}
