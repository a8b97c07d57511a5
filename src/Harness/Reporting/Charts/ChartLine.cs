namespace GilBench.Reporting.Charts;

/// <param name="Series">The number that decides its colour and marker.</param>
internal sealed record ChartLine(string Label, int Series, IReadOnlyList<LinePoint> Points);
