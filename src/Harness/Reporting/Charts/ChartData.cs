using System.Text;
using GilBench.Reporting.Text;

namespace GilBench.Reporting.Charts;

/// <summary>
/// What a chart shows without its drawing: the CSV file beside its picture, and the text for those who cannot see it.
/// </summary>
internal static class ChartData
{
    private static readonly string[] s_rowColumns = ["group", "row", "quantity", "value", "low", "high", "first_use"];

    /// <summary>Where rows have bands.</summary>
    private static readonly string[] s_bandColumns = [.. s_rowColumns, "passes_from", "passes_to"];

    /// <summary>Before the others, of a chart of several machines; of a row chart the group says it.</summary>
    private const string MachineColumn = "machine";

    private static readonly string[] s_trendColumns = ["run", "quantity", "value", "low", "high"];

    public static string Csv(Chart chart)
    {
        var text = new StringBuilder();
        CsvText.AppendLine(text, chart switch
        {
            RowChart { BandLabel: not null } => s_bandColumns,
            RowChart => s_rowColumns,
            TrendChart => s_trendColumns,
            LineChart lines when chart.Machines.Count > 0 => [MachineColumn, .. LineColumns(lines)],
            LineChart lines => LineColumns(lines),
            _ => [],
        });
        foreach (var cells in chart switch
        {
            RowChart rows => Lines(rows),
            LineChart lines => Lines(lines),
            TrendChart trend => Lines(trend),
            _ => [],
        })
        {
            CsvText.AppendLine(text, cells);
        }

        return text.ToString();
    }

    /// <summary>Of a row chart every row; of lines what each comes to on the largest core count that it has.</summary>
    public static string Text(Chart chart) => string.Join("; ", chart switch
    {
        RowChart rows => rows.Groups.Select(group =>
            (group.Heading is null ? "" : $"{group.Heading}: ") + string.Join(", ", group.Rows.Select(row => $"{row.Label} {row.Figure}"))),
        LineChart lines => lines.Panels.SelectMany(panel => panel.Lines).Select(line =>
            $"{line.Model} on {line.Runtime}: {Figure(line.Points[^1])} {lines.CountWords(line.Points[^1].Cores)}"
                + (line.Machine is { } machine ? $" ({machine.Text})" : "")),
        TrendChart trend => trend.Levels.Select(
            level => $"from run {level.From + 1:0} to {level.To + 1:0} {Figures.Significant(level.Value)}"),
        _ => [],
    }) + ".";

    private static IEnumerable<object?[]> Lines(RowChart chart) =>
        from fromGroup in chart.Groups
        from row in fromGroup.Rows
        let cells = new object?[] { fromGroup.Heading, row.Label, chart.Axis.Quantity, row.Value, row.Low, row.High, row.Second }
        select chart.BandLabel is null ? cells : [.. cells, row.Band?.Low, row.Band?.High];

    private static IEnumerable<object?[]> Lines(LineChart chart) =>
        chart.Panels.SelectMany(panel => panel.Lines)
            .SelectMany(line => line.Points.Select(point => Cells(chart, line.Model, line.Runtime, point))
                .Concat(line.Fit.Select(point => Cells(chart, line.Model, line.Runtime, point, ": fitted")))
                .Select(cells => line.Machine is { } machine ? [machine.Text, .. cells] : cells))
            .Concat(chart.Panels.SelectMany(panel => panel.Limits.SelectMany(limit => limit.Points.Select(
                point => Cells(chart, panel.Lines[0].Model, panel.Lines[0].Runtime, point, $": {limit.Label}")))))
            .Concat(chart.Ceiling.Select(point => Cells(chart, "native ceiling", null, point)));

    private static IEnumerable<object?[]> Lines(TrendChart chart) =>
        chart.Marks.Select(mark => new object?[] { mark.Position + 1, chart.Axis.Quantity, mark.Value, mark.Low, mark.High });

    /// <param name="what">Said after the quantity, of what was not measured.</param>
    private static object?[] Cells(LineChart chart, string model, string? runtime, LinePoint point, string what = "") =>
        [model, runtime, point.Cores, chart.Up.Quantity + what, point.Value, point.Low, point.High];

    private static string[] LineColumns(LineChart lines) => ["model", "runtime", lines.CountColumn, "quantity", "value", "low", "high"];

    private static string Figure(LinePoint point) => Figures.Significant(point.Value)
        + (point is { Low: { } low, High: { } high } ? $" [{Figures.Significant(low)}, {Figures.Significant(high)}]" : "");
}
