using GilBench.Statistics;

namespace GilBench.Reporting.Charts;

/// <summary>
/// Speed-up over cores: a panel for each runtime, a line for each model, the ideal and the native ceiling in all of them.
/// </summary>
internal sealed record LineChart : Chart
{
    public required string Down { get; init; }

    public required string Across { get; init; }

    /// <summary>The core counts that were measured, ascending.</summary>
    public required IReadOnlyList<int> Cores { get; init; }

    public required IReadOnlyList<LinePanel> Panels { get; init; }

    /// <summary>The native ceiling; empty where it was not measured.</summary>
    public required IReadOnlyList<LinePoint> Ceiling { get; init; }
}

internal sealed record LinePanel(string Heading, IReadOnlyList<ChartLine> Lines);

/// <param name="Series">The number that decides its colour and marker.</param>
internal sealed record ChartLine(string Label, int Series, IReadOnlyList<LinePoint> Points);

/// <param name="Low">Lower end of the interval; null without one.</param>
/// <param name="High">Upper end of the interval; null without one.</param>
internal sealed record LinePoint(int Cores, double Value, double? Low, double? High)
{
    /// <summary>One worker on one core against itself.</summary>
    public static LinePoint One { get; } = new(1, 1, null, null);

    public static LinePoint Of(int cores, Estimate ratio) => new(cores, ratio.Value, ratio.Low, ratio.High);
}
