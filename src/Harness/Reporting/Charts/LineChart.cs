namespace GilBench.Reporting.Charts;

/// <summary>Speed-up over cores: a panel for each runtime, a line for each model, the ideal and the native ceiling in all of them.</summary>
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
