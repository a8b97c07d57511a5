using System.Runtime.InteropServices;
using GilBench.Model;

namespace GilBench.Machine;

/// <summary>Describes the machine for the run file.</summary>
/// <param name="files">The machine's files.</param>
/// <param name="architecture">What this process runs as.</param>
internal sealed class MachineReader(KernelFiles files, Architecture architecture)
{
    public MachineDescription Read(Topology topology, CpuLimits limits)
    {
        var siblings = topology.SiblingsKnown;
        var cpu = new CpuModelReader(files);
        var machine = new MachineDescription
        {
            Fingerprint = "",
            CpuModel = cpu.ReadModel(),
            CpuVendor = cpu.ReadVendor(),
            LogicalCpus = topology.Cpus.Count,
            PhysicalCores = siblings ? topology.CountCores() : null,
            EfficiencyCores = siblings ? topology.CountCores(CoreKind.Efficiency) : null,
            Packages = siblings ? topology.CountPackages() : null,
            Smt = siblings ? topology.CountCores() < topology.Cpus.Count : null,
            NumaNodes = files.Exists("/sys/devices/system/node") ? topology.CountNumaNodes() : null,
            MemoryBytes = SettingsReader.ParseKibibytes(files.ReadField("/proc/meminfo", "MemTotal")),
            Kernel = files.ReadValue("/proc/sys/kernel/osrelease"),
            OperatingSystem = ReadOperatingSystem(),
            Architecture = architecture switch
            {
                Architecture.X64 => "x64",
                Architecture.Arm64 => "arm64",
                _ => $"{architecture}",
            },
            Hypervisor = new VirtualizationReader(files).ReadHypervisor(),
            Container = new VirtualizationReader(files).ReadContainer(),
            Limits = limits,
            Settings = new SettingsReader(files).Read(topology),
        };
        return machine with { Fingerprint = MachineFingerprint.Of(machine, files.ReadValue("/etc/machine-id")) };
    }

    private string? ReadOperatingSystem() => files.ReadLines("/etc/os-release")
        .FirstOrDefault(line => line.StartsWith("PRETTY_NAME=", StringComparison.Ordinal))?
        .Split('=', 2)[1]
        .Trim('"', '\'');
}
