using GilBench.Reporting.Tables;

namespace GilBench.Tests.Reporting;

/// <summary>Cells of a report's table by the heading of their column.</summary>
internal static class TableReading
{
    public static IEnumerable<string> Column(this Table table, string heading) => table.Rows.Select(row => row.Under(heading));

    public static string Under(this TableRow row, string heading) => Assert.Single(row.Cells, cell => cell.Column.Heading == heading).Text;

    public static TableRow RowOf(this Table arms, string arm) => Assert.Single(arms.Rows, row => row.Anchor == ArmsTable.AnchorOf(arm));

    /// <summary>Every cell as it is shown, row by row.</summary>
    public static IReadOnlyList<string> Shown(this Table table) => [.. table.Rows.SelectMany(row => row.Cells).Select(cell => cell.Text)];
}
