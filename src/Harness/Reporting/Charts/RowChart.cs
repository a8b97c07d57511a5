namespace GilBench.Reporting.Charts;

/// <summary>One row a value, its label at the left, its figure at the right; as high as it has rows, so that nothing overlaps.</summary>
internal sealed record RowChart : Chart
{
    public required RowStyle Style { get; init; }

    public required ChartAxis Axis { get; init; }

    public required IReadOnlyList<RowGroup> Groups { get; init; }

    public IReadOnlyList<ReferenceLine> References { get; init; } = [];
}
