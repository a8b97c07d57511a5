using GilBench.Model;

namespace GilBench.Planning;

/// <summary>What there is to plan with.</summary>
/// <param name="MemoryBytes">The machine's memory; null where it does not say.</param>
internal sealed record PlanGround(
    IReadOnlyList<Workload> Workloads, IReadOnlyList<Runtime> Runtimes, Topology Topology, CpuLimits Limits, long? MemoryBytes = null);
