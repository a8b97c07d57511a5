using GilBench.Machine;

namespace GilBench.Tests;

/// <summary>A CPU that this process may run on: not every cpuset has CPU 0.</summary>
internal static class AllowedCpu
{
    public static int Last { get; } = new LimitsReader(KernelFiles.OfThisMachine)
        .Read(new TopologyReader(KernelFiles.OfThisMachine).Read()).AllowedCpus[^1];
}
