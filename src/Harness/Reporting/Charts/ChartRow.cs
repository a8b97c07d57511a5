namespace GilBench.Reporting.Charts;

/// <param name="Series">The number that decides its colour and marker; the same thing has the same one in every chart.</param>
/// <param name="Value">In the axis's unit.</param>
/// <param name="Low">Lower end of the interval; null without one.</param>
/// <param name="High">Upper end of the interval; null without one.</param>
/// <param name="Figure">The value in words, as the right column has it.</param>
/// <param name="Second">The other end of a dumbbell.</param>
/// <param name="Limits">Values that this row alone is read against; null without any.</param>
internal sealed record ChartRow(string Label, int Series, double Value, double? Low, double? High, string Figure, double? Second = null, IReadOnlyList<double>? Limits = null);
