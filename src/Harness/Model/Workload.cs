namespace GilBench.Model;

/// <summary>A workload as a run file keeps it; <c>bench/workloads.json</c> declares more of it (<c>Planning/WorkloadRow</c>).</summary>
/// <param name="HoldsGil">Whether a unit keeps the GIL while it computes, so that CPU ÷ wall proves the GIL.</param>
/// <param name="Unit">What one unit of work is; times are reported per unit.</param>
/// <param name="Source">Where the document has it.</param>
internal record Workload(
    string Id, WorkloadKind Kind, bool HoldsGil, string Summary, string Unit, string Source, IReadOnlyList<ParameterSet> ParameterSets)
{
    /// <summary>The user's code that it calls; null for the document's workloads.</summary>
    public UserCode? Code { get; init; }

    /// <summary>
    /// The name that base and head of a comparison have in common, so that a slice has as many units in both; null for all others.
    /// </summary>
    public string? ComparedAs { get; init; }

    /// <summary>The name under which its units a slice are found.</summary>
    public string CalibratedAs => ComparedAs ?? Id;
}
