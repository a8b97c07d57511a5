using GilBench.Fleets;
using GilBench.Model;
using GilBench.Reporting.Series;
using GilBench.Statistics;

namespace GilBench.Reporting.Charts;

/// <summary>A figure over cores: a panel for each model, a line for each runtime, equal axes in all of them.</summary>
internal sealed record LineChart : Chart
{
    private const int MostWhiskers = 12;

    /// <summary>Of the figure.</summary>
    public required ChartAxis Up { get; init; }

    public required string Across { get; init; }

    /// <summary>What the numbers across count, in the chart's data.</summary>
    public string CountColumn { get; init; } = "cores";

    /// <summary>A number across in words, such as <c>on 2 cores</c>.</summary>
    public Func<int, string> CountWords { get; init; } = cores => $"on {Counted.Of(cores, "core")}";

    /// <summary>The core counts that were measured, ascending; where fitted curves reach farther, their end too.</summary>
    public required IReadOnlyList<int> Cores { get; init; }

    /// <summary>Those of them that have a tick where there is room; null: all.</summary>
    public IReadOnlyList<int>? Marked { get; init; }

    public required IReadOnlyList<LinePanel> Panels { get; init; }

    /// <summary>Whether as many times as cores is what could be hoped for: drawn from (1, 1) on.</summary>
    public bool HasIdeal { get; init; }

    /// <summary>The native ceiling; empty where it was not measured.</summary>
    public IReadOnlyList<LinePoint> Ceiling { get; init; } = [];

    /// <summary>Cores lie by their logarithm where there are many.</summary>
    public AxisScale CoresScale => ChartAxes.ScaleOfCores(Cores[^1]);

    /// <summary>What shows an interval: among many points there is no room for whiskers.</summary>
    public static string MarkOf(int points) => points > MostWhiskers ? "Whiskers, or bands where points are close" : "Whiskers";

    /// <summary>Ends of all intervals and all values, of the ceiling too.</summary>
    public static IEnumerable<double> Extent(IEnumerable<LinePanel> panels, IEnumerable<LinePoint> ceiling) =>
        panels.SelectMany(panel => panel.Lines.SelectMany(line => line.Points.Concat(line.Fit))
                .Concat(panel.Limits.SelectMany(limit => limit.Points)))
            .Concat(ceiling)
            .SelectMany(point => new[] { point.Value, point.Low, point.High }.OfType<double>());
}

internal sealed record LinePanel(string Heading, IReadOnlyList<ChartLine> Lines)
{
    /// <summary>What its line is read against, where each panel has its own.</summary>
    public IReadOnlyList<PanelLimit> Limits { get; init; } = [];
}

/// <param name="Label">What it is, as the legend and the chart's data name it.</param>
internal sealed record PanelLimit(ReferenceKind Kind, string Label, IReadOnlyList<LinePoint> Points);

/// <summary>One model on one runtime.</summary>
internal sealed record ChartLine(string Model, string Runtime, SeriesStyle Style, IReadOnlyList<LinePoint> Points)
{
    /// <summary>The curve that was fitted, with its band, beyond what was measured too; empty where none was.</summary>
    public IReadOnlyList<LinePoint> Fit { get; init; } = [];

    /// <summary>Whose it is, in a chart of several machines; its letter stands at the line's end.</summary>
    public MachineLabel? Machine { get; init; }
}

/// <param name="Low">Lower end of the interval; null without one.</param>
/// <param name="High">Upper end of the interval; null without one.</param>
internal sealed record LinePoint(int Cores, double Value, double? Low, double? High)
{
    /// <summary>One worker on one core against itself.</summary>
    public static LinePoint One { get; } = new(1, 1, null, null);

    /// <param name="unit">The axis's unit, in the estimate's.</param>
    public static LinePoint Of(int cores, Estimate estimate, double unit = 1) =>
        new(cores, estimate.Value / unit, estimate.Low / unit, estimate.High / unit);
}
