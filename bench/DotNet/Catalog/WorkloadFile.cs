namespace GilBench.DotNet.Catalog;

/// <summary>The whole of <c>workloads.json</c>.</summary>
internal sealed record WorkloadFile(int Schema, IReadOnlyList<WorkloadRow> Workloads);
