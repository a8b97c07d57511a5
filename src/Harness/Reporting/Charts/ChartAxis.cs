namespace GilBench.Reporting.Charts;

/// <param name="Label">What it measures, with the unit.</param>
/// <param name="Scale">How its numbers lie.</param>
/// <param name="From">Where it begins; must be above 0 unless linear.</param>
internal sealed record ChartAxis(string Label, AxisScale Scale, double From, double To);
