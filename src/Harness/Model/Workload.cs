namespace GilBench.Model;

/// <summary>One row of <c>bench/workloads.json</c>.</summary>
/// <param name="HoldsGil">Whether a unit keeps the GIL while it computes, so that CPU ÷ wall proves the GIL.</param>
/// <param name="Unit">What one unit of work is; times are reported per unit.</param>
/// <param name="Source">Where the document has it.</param>
internal sealed record Workload(
    string Id, WorkloadKind Kind, bool HoldsGil, string Summary, string Unit, string Source, IReadOnlyList<ParameterSet> ParameterSets)
{
    /// <summary>Where the harness must have the loopback server running.</summary>
    public bool NeedsServer => ParameterSets.Any(set => set.Arguments.ContainsKey("latency_ms"));
}
