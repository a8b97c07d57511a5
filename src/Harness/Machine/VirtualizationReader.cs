namespace GilBench.Machine;

/// <summary>Recognises hypervisors and containers by the traces they leave. Source: systemd-detect-virt(1) and its DMI table.</summary>
internal sealed class VirtualizationReader(KernelFiles files)
{
    private static readonly (string Trace, string Name)[] FirmwareTraces =
    [
        ("KVM", "KVM"),
        ("QEMU", "QEMU"),
        ("VMware", "VMware"),
        ("VirtualBox", "VirtualBox"),
        ("Xen", "Xen"),
        ("Parallels", "Parallels"),
        ("Virtual Machine", "Hyper-V"),
        ("Amazon EC2", "Amazon EC2"),
        ("Google Compute Engine", "Google Compute Engine"),
        ("OpenStack", "OpenStack"),
        ("Apple Virtualization", "Apple Virtualization"),
    ];

    /// <summary><c>none</c>, a name, or <c>unnamed</c>; null where nothing tells (arm64 without firmware tables).</summary>
    public string? ReadHypervisor()
    {
        var flags = files.ReadField("/proc/cpuinfo", "flags");
        if (flags is not null && !flags.Split(' ').Contains("hypervisor"))
        {
            // EC2's bare-metal machines carry the same firmware name as its virtual ones; the CPU's own flag decides.
            return "none";
        }

        var firmware = $"{files.ReadValue("/sys/class/dmi/id/sys_vendor")} {files.ReadValue("/sys/class/dmi/id/product_name")}";
        var traced = files.ReadValue("/sys/hypervisor/type")
            ?? FirmwareTraces.FirstOrDefault(trace => firmware.Contains(trace.Trace, StringComparison.OrdinalIgnoreCase)).Name;
        return traced ?? (flags is null ? null : "unnamed");
    }

    /// <summary>Null where nothing hints at a container, which does not prove that there is none.</summary>
    public string? ReadContainer()
    {
        if (files.ReadValue("/run/systemd/container") is { } announced)
        {
            return announced;
        }

        if (files.Exists("/var/run/secrets/kubernetes.io")
            || files.ReadText("/proc/self/cgroup")?.Contains("/kubepods", StringComparison.Ordinal) == true)
        {
            return "kubernetes";
        }

        return files.Exists("/run/.containerenv") ? "podman" : files.Exists("/.dockerenv") ? "docker" : null;
    }
}
