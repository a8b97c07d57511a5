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

/// <summary>One CPU as the scheduler sees it.</summary>
/// <param name="Id">The kernel's number, as <c>taskset</c> takes it.</param>
/// <param name="CoreId">
/// The lowest <see cref="Id"/> among the SMT siblings: unique on the machine, unlike the kernel's <c>core_id</c>, which repeats per
/// package.
/// </param>
/// <param name="PackageId">The socket; 0 where the kernel does not say.</param>
/// <param name="NumaNode">The memory node; 0 where the kernel knows of no nodes.</param>
/// <param name="Kind">Performance or efficiency core.</param>
internal sealed record LogicalCpu(int Id, int CoreId, int PackageId, int NumaNode, CoreKind Kind);

/// <summary>What a core was built for, on machines that mix two kinds; elsewhere every core is a performance core.</summary>
internal enum CoreKind
{
    Performance,
    Efficiency,
}

/// <summary>The CPUs a launch is pinned to, ascending and each once; two sets of the same CPUs are equal.</summary>
internal sealed record CoreSet(IReadOnlyList<int> Cpus)
{
    public static CoreSet Empty { get; } = new([]);

    public IReadOnlyList<int> Cpus { get; } = [.. Cpus.Distinct().Order()];

    public bool Equals(CoreSet? other) => other is not null && Cpus.SequenceEqual(other.Cpus);

    public override int GetHashCode() => Cpus.Aggregate(17, HashCode.Combine);

    /// <summary>As <c>taskset --cpu-list</c> takes it, for example <c>0-3,8</c>.</summary>
    public override string ToString() => CpuList.Format(Cpus);
}
