using System.Text.Json;

namespace GilBench.DotNet.Catalog;

/// <summary>The sizes and expected results that both languages share, as built into this program.</summary>
internal static class WorkloadCatalog
{
    public static IReadOnlyList<WorkloadRow> Rows { get; } = Load();

    public static WorkloadRow Row(string id) => Rows.FirstOrDefault(row => row.Id == id)
        ?? throw new InvalidOperationException($"bench/workloads.json has no workload '{id}'.");

    private static IReadOnlyList<WorkloadRow> Load()
    {
        using var file = typeof(WorkloadCatalog).Assembly.GetManifestResourceStream("workloads.json")
            ?? throw new InvalidOperationException("workloads.json is not built into this program.");
        return JsonSerializer.Deserialize(file, CatalogJson.Default.WorkloadFile)!.Workloads;
    }
}
