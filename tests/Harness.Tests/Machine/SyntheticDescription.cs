using GilBench.Model;

namespace GilBench.Tests.Machine;

/// <summary>Machines as they are described, for tests of what judges them.</summary>
internal static class SyntheticDescription
{
    /// <summary>Bare metal on which the doctor finds nothing.</summary>
    public static MachineDescription Quiet(int cores = 8) => new()
    {
        Fingerprint = "0123456789abcdef",
        CpuModel = "Synthetic 9000",
        CpuVendor = "GenuineSynthetic",
        LogicalCpus = cores,
        PhysicalCores = cores,
        EfficiencyCores = 0,
        Packages = 1,
        Smt = false,
        NumaNodes = 1,
        MemoryBytes = 16_000_000_000,
        Kernel = "6.1.0-18-amd64",
        OperatingSystem = "Debian GNU/Linux 12 (bookworm)",
        Architecture = "x64",
        Hypervisor = "none",
        Container = null,
        Limits = SyntheticTopology.Unlimited(SyntheticTopology.WithoutSmt(cores)),
        Settings = new MachineSettings
        {
            Governor = "performance",
            Turbo = false,
            ClockSource = "tsc",
            TransparentHugePages = "madvise",
            AddressRandomization = 2,
            SwapUsedBytes = 0,
            OnBattery = false,
        },
    };

    /// <summary>A machine of which nothing but its CPUs is known, as in a bare sandbox.</summary>
    public static MachineDescription Silent() => Quiet() with
    {
        CpuModel = null,
        CpuVendor = null,
        PhysicalCores = null,
        EfficiencyCores = null,
        Packages = null,
        Smt = null,
        NumaNodes = null,
        MemoryBytes = null,
        Kernel = null,
        OperatingSystem = null,
        Hypervisor = null,
        Settings = new MachineSettings
        {
            Governor = null,
            Turbo = null,
            ClockSource = null,
            TransparentHugePages = null,
            AddressRandomization = null,
            SwapUsedBytes = null,
            OnBattery = null,
        },
    };

    public static NoiseDelta Calm() => new()
    {
        WallSeconds = 1,
        StealShare = 0,
        BusyCpuSeconds = 1,
        EndedChildrenCpuSeconds = 1,
        PsiCpuShare = 0.01,
        PsiIoShare = 0,
        PsiMemoryShare = 0,
        ThrottledPeriods = 0,
        ThrottledSeconds = 0,
        LoadAverage1 = 0.1,
        RunnableTasks = 1,
        FrequencyMegahertz = 3000,
    };
}
