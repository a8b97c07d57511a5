namespace GilBench.Reporting.Page;

/// <summary>By how much the waits of one arm were late, as it is shown.</summary>
internal sealed record LatenessRow(string Workload, string Model, string Runtime, string Workers, string P50, string P99, string Blocks);
