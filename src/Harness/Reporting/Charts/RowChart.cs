using GilBench.Reporting.Series;
using GilBench.Statistics;

namespace GilBench.Reporting.Charts;

/// <summary>One row a value, its label at the left, its figure at the right; as high as it has rows, so that nothing overlaps.</summary>
internal sealed record RowChart : Chart
{
    public required RowStyle Style { get; init; }

    public required ChartAxis Axis { get; init; }

    public required IReadOnlyList<RowGroup> Groups { get; init; }

    public IReadOnlyList<ReferenceLine> References { get; init; } = [];

    /// <summary>What the rows' bands mean; null where they have none.</summary>
    public string? BandLabel { get; init; }
}

internal enum RowStyle
{
    /// <summary>A bar from 0; on a logarithmic axis, which has no 0, a dot.</summary>
    Bar,

    /// <summary>A dot: the figure is a ratio.</summary>
    Dot,

    /// <summary>Two dots and the way between them.</summary>
    Dumbbell,
}

/// <param name="Heading">Null where the rows need none.</param>
internal sealed record RowGroup(string? Heading, IReadOnlyList<ChartRow> Rows);

/// <param name="Style">Of its runtime and model.</param>
/// <param name="Value">In the axis's unit.</param>
/// <param name="Low">Lower end of the interval; null without one.</param>
/// <param name="High">Upper end of the interval; null without one.</param>
/// <param name="Figure">The value in words, as the right column has it.</param>
/// <param name="Second">The other end of a dumbbell.</param>
/// <param name="Limits">Values that this row alone is read against; null without any.</param>
internal sealed record ChartRow(
    string Label,
    SeriesStyle Style,
    double Value,
    double? Low,
    double? High,
    string Figure,
    double? Second = null,
    IReadOnlyList<double>? Limits = null)
{
    /// <summary>Values between which this row alone counts as unchanged; null without any.</summary>
    public (double Low, double High)? Band { get; init; }

    /// <param name="axisUnit">The axis's unit, in the estimate's.</param>
    public static ChartRow Of(string label, SeriesStyle style, Estimate estimate, string figure, double axisUnit = 1) =>
        new(label, style, estimate.Value / axisUnit, estimate.Low / axisUnit, estimate.High / axisUnit, figure);
}
