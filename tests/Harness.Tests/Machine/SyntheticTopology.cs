using GilBench.Model;

namespace GilBench.Tests.Machine;

/// <summary>Machines to plan for, numbered the way Linux numbers real ones.</summary>
internal static class SyntheticTopology
{
    /// <summary>Two sockets of 32 cores with two threads each; the second threads are 64 … 127.</summary>
    public static Topology TwoNodes128() => new([.. Enumerable.Range(0, 128)
        .Select(id => new LogicalCpu(id, id % 64, id % 64 / 32, id % 64 / 32, CoreKind.Performance))]);

    /// <summary>8 performance cores with two threads each, neighbours 0-1, 2-3 …, then 16 efficiency cores 16 … 31.</summary>
    public static Topology Hybrid8P16E() => new([.. Enumerable.Range(0, 32)
        .Select(id => id < 16
            ? new LogicalCpu(id, id / 2 * 2, 0, 0, CoreKind.Performance)
            : new LogicalCpu(id, id, 0, 0, CoreKind.Efficiency))]);

    public static Topology SingleCpu() => WithoutSmt(1);

    /// <summary>As arm64 servers are: one package, one node, no SMT.</summary>
    public static Topology WithoutSmt(int cores) => new([.. Enumerable.Range(0, cores)
        .Select(id => new LogicalCpu(id, id, 0, 0, CoreKind.Performance))]);

    /// <summary>A machine of any shape, its numbers shuffled.</summary>
    public static Topology Any(Random random)
    {
        var (nodes, coresPerNode, threads) = (random.Next(1, 4), random.Next(1, 9), random.Next(1, 3));
        var ids = Enumerable.Range(0, nodes * coresPerNode * threads).ToArray();
        random.Shuffle(ids);
        var cpus = ids.Chunk(threads).SelectMany((core, index) =>
        {
            var kind = random.Next(2) == 0 ? CoreKind.Performance : CoreKind.Efficiency;
            return core.Select(id => new LogicalCpu(id, core.Min(), index / coresPerNode, index / coresPerNode, kind));
        });
        return new Topology([.. cpus.OrderBy(cpu => cpu.Id)]);
    }

    /// <summary>Every CPU allowed, no quota.</summary>
    public static CpuLimits Unlimited(Topology topology) => new([.. topology.Cpus.Select(cpu => cpu.Id)], null, null);

    public static CpuLimits WithQuota(Topology topology, double cpus) =>
        new([.. topology.Cpus.Select(cpu => cpu.Id)], cpus, "/sys/fs/cgroup/cpu.max");

    public static CpuLimits AllowingOnly(params int[] cpus) => new(cpus, null, null);
}
