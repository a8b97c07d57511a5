namespace GilBench.Reporting.Charts;

internal sealed record LinePanel(string Heading, IReadOnlyList<ChartLine> Lines);
