namespace GilBench.Reporting.Charts;

/// <param name="Heading">Null where the rows need none.</param>
internal sealed record RowGroup(string? Heading, IReadOnlyList<ChartRow> Rows);
