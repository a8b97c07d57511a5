using GilBench.Model;

namespace GilBench.Planning;

/// <summary>What there is to plan with.</summary>
internal sealed record PlanGround(
    IReadOnlyList<Workload> Workloads, IReadOnlyList<Runtime> Runtimes, Topology Topology, CpuLimits Limits);
