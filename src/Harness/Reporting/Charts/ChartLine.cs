namespace GilBench.Reporting.Charts;

/// <param name="Hue">Number of its colour and marker.</param>
internal sealed record ChartLine(string Label, int Hue, IReadOnlyList<LinePoint> Points);
