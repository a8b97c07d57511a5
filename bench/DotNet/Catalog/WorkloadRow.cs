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
    /// <summary>Whether it only computes: there is nothing to wait for.</summary>
    public bool Computes => Kind is "cpu" or "control";

    public ParameterSet Set(string name) => ParameterSets.FirstOrDefault(set => set.Name == name)
        ?? throw new InvalidOperationException(
            $"{Id} has no parameter set '{name}'; it has {string.Join(", ", ParameterSets.Select(set => set.Name))}.");
}
