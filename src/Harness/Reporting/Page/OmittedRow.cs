namespace GilBench.Reporting.Page;

/// <summary>Pairs that were left out for one reason.</summary>
internal sealed record OmittedRow(string Model, string Runtimes, string Workloads, string Reason);
