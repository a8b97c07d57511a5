namespace GilBench.Reporting.Charts;

/// <summary>A value that rows or lines are read against; explained below the chart.</summary>
/// <param name="Low">Lower end of its interval; null without one.</param>
/// <param name="High">Upper end of its interval; null without one.</param>
internal sealed record ReferenceLine(ReferenceKind Kind, double Value, double? Low, double? High, string Label);
