namespace GilBench.DotNet.Catalog;

/// <summary>A workload as <c>workloads.json</c> states it.</summary>
internal sealed record WorkloadRow(
    string Id,
    string Kind,
    bool HoldsGil,
    string Summary,
    string Unit,
    string Source,
    IReadOnlyList<ParameterSet> ParameterSets)
{
    public ParameterSet Set(string name) => ParameterSets.FirstOrDefault(set => set.Name == name)
        ?? throw new InvalidOperationException(
            $"{Id} has no parameter set '{name}'; it has {string.Join(", ", ParameterSets.Select(set => set.Name))}.");
}
