using GilBench.DotNet.Catalog;
using GilBench.DotNet.Models;
using GilBench.DotNet.Workloads;

namespace GilBench.DotNet.Protocol;

/// <summary>Which workloads go with which models.</summary>
internal static class Pairs
{
    /// <summary>Every workload under every model, the ones left out with their reason.</summary>
    public static IReadOnlyList<Pair> All() =>
    [
        .. from workload in WorkloadRegistry.All
           from model in ModelRegistry.All
           let reason = WhyNot(workload, model)
           select new Pair(workload.Id, model.Id, reason is null, reason),
    ];

    /// <summary>Why the two do not go together; null where they do.</summary>
    public static string? WhyNot(Workload workload, ModelEntry model) => ModelTable.WhyNot(model.Id, WorkloadCatalog.Row(workload.Id).Kind);
}
