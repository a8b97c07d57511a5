namespace GilBench.Model;

/// <summary>The CPUs that are online.</summary>
/// <param name="Cpus">In ascending order of their number.</param>
/// <param name="SiblingsKnown">False where the kernel does not say which CPUs share a core; each then stands for a core of its own.</param>
internal sealed record Topology(IReadOnlyList<LogicalCpu> Cpus, bool SiblingsKnown = true)
{
    public int CountCores() => Cpus.Select(cpu => cpu.CoreId).Distinct().Count();

    public int CountCores(CoreKind kind) => Cpus.Where(cpu => cpu.Kind == kind).Select(cpu => cpu.CoreId).Distinct().Count();

    public int CountPackages() => Cpus.Select(cpu => cpu.PackageId).Distinct().Count();

    public int CountNumaNodes() => Cpus.Select(cpu => cpu.NumaNode).Distinct().Count();
}
