using GilBench.Model;

namespace GilBench.Planning;

/// <summary>One row of <c>bench/models.json</c>.</summary>
/// <param name="Suits">The kinds of workload that it is for.</param>
/// <param name="WhyNot">Every other kind, with the reason that a reader sees.</param>
internal sealed record ModelRow(
    string Id,
    Language Language,
    WorkerKind WorkerKind,
    string Summary,
    IReadOnlyList<WorkloadKind> Suits,
    IReadOnlyDictionary<WorkloadKind, string> WhyNot);
