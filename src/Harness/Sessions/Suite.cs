using GilBench.Claims;
using GilBench.Claims.Reading;
using GilBench.Model;
using GilBench.Planning;

namespace GilBench.Sessions;

/// <summary>
/// The user's code that a suite's manifest asks for, and what is claimed of it; nothing of it has been loaded or called yet.
/// </summary>
/// <param name="Folder">That holds the manifest, absolute.</param>
/// <param name="Claims">About its workloads alone; empty where the manifest has none.</param>
internal sealed record Suite(string Folder, IReadOnlyList<CodeRequest> Workloads, IReadOnlyList<Claim> Claims)
{
    /// <summary>Whether it was read from a manifest; false for a single function that the user named.</summary>
    public bool HasManifest { get; init; } = true;

    /// <summary>
    /// What claims about it may speak of before any of it was called: what is only found by calling it, such as what it waits for, no claim
    /// names.
    /// </summary>
    public ClaimVocabulary Vocabulary => new(
        [
            .. Workloads.Select(requested => new Workload(
                requested.Id, requested.Kind ?? WorkloadKind.Cpu, HoldsGil: false, requested.Summary ?? "", Unit: "", Source: "",
                requested.ParameterSets)),
        ],
        ExecutionModels.All);
}
