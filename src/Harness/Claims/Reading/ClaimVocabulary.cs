using GilBench.Model;

namespace GilBench.Claims.Reading;

/// <summary>What claims may speak of.</summary>
internal sealed record ClaimVocabulary(IReadOnlyList<Workload> Workloads, IReadOnlyList<ExecutionModel> Models);
