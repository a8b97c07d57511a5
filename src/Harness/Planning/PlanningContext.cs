using GilBench.Model;

namespace GilBench.Planning;

/// <summary>What a plan is made from: workloads, runtimes, and the machine.</summary>
/// <param name="MemoryBytes">The machine's memory; null where it does not say.</param>
internal sealed record PlanningContext(
    IReadOnlyList<WorkloadRow> Workloads, IReadOnlyList<Runtime> Runtimes, Topology Topology, CpuLimits Limits, long? MemoryBytes = null)
{
    private Lookup? _lookup;

    public WorkloadRow WorkloadOf(Arm arm) => Known().Workloads[arm.Workload];

    public Runtime RuntimeOf(Arm arm) => Known().Runtimes[arm.Runtime];

    /// <summary>By names, made once, since a large plan asks for each of its arms; anew where a copy has other lists.</summary>
    private Lookup Known()
    {
        if (_lookup is not { } known || known.OfWorkloads != Workloads || known.OfRuntimes != Runtimes)
        {
            _lookup = known = new Lookup(
                Workloads, Runtimes, Workloads.ToDictionary(workload => workload.Id), Runtimes.ToDictionary(runtime => runtime.Id));
        }

        return known;
    }

    private sealed record Lookup(
        IReadOnlyList<WorkloadRow> OfWorkloads,
        IReadOnlyList<Runtime> OfRuntimes,
        Dictionary<string, WorkloadRow> Workloads,
        Dictionary<string, Runtime> Runtimes);
}
