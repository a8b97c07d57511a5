using GilBench.Model;

namespace GilBench.Tests.Synthetic;

/// <summary>A bare-metal machine with nothing to complain of.</summary>
internal static class SyntheticMachine
{
    public static MachineDescription Of(int cores) => new()
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
        Limits = new CpuLimits([.. Enumerable.Range(0, cores)], null, null),
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
}
