using GilBench.Machine;
using GilBench.Model;

namespace GilBench.Tests.Machine;

/// <summary>A directory that imitates the root of a machine; deleted when disposed.</summary>
internal sealed class SyntheticMachine : IDisposable
{
    private readonly DirectoryInfo root = Directory.CreateTempSubdirectory("gilbench-machine-");

    public KernelFiles Files => new(root.FullName);

    public SyntheticMachine With(string path, string text)
    {
        var file = Path.Join(root.FullName, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text + "\n");
        return this;
    }

    /// <summary>The sysfs files of a topology, as a kernel with NUMA writes them.</summary>
    public SyntheticMachine WithTopology(Topology topology)
    {
        const string directory = "/sys/devices/system/cpu";
        With($"{directory}/online", CpuList.Format(topology.Cpus.Select(cpu => cpu.Id)));
        foreach (var core in topology.Cpus.GroupBy(cpu => cpu.CoreId))
        {
            foreach (var cpu in core)
            {
                With($"{directory}/cpu{cpu.Id}/topology/core_cpus_list", CpuList.Format(core.Select(sibling => sibling.Id)));
                With($"{directory}/cpu{cpu.Id}/topology/physical_package_id", $"{cpu.PackageId}");
            }
        }

        foreach (var node in topology.Cpus.GroupBy(cpu => cpu.NumaNode))
        {
            With($"/sys/devices/system/node/node{node.Key}/cpulist", CpuList.Format(node.Select(cpu => cpu.Id)));
        }

        if (topology.CountCores(CoreKind.Efficiency) > 0)
        {
            With("/sys/devices/cpu_core/cpus", FormatKind(topology, CoreKind.Performance));
            With("/sys/devices/cpu_atom/cpus", FormatKind(topology, CoreKind.Efficiency));
        }

        return this;
    }

    /// <summary>One unified cgroup hierarchy with this process in <paramref name="path"/>.</summary>
    public SyntheticMachine WithUnifiedCgroup(string path, string mountRoot = "/") => this
        .With("/proc/self/cgroup", $"0::{path}")
        .With("/proc/self/mountinfo", $"""
            22 1 254:0 / / rw,relatime - ext4 /dev/root rw
            30 22 0:26 {mountRoot} /sys/fs/cgroup rw,nosuid shared:9 - cgroup2 cgroup2 rw,nsdelegate
            """);

    /// <summary>Version 1 controllers, cpu and cpuacct on one mount, with this process in <paramref name="path"/>.</summary>
    public SyntheticMachine WithCpuController(string path, string mountRoot = "/") => this
        .With("/proc/self/cgroup", $"5:cpu,cpuacct:{path}\n3:cpuset:{path}\n1:name=systemd:{path}")
        .With("/proc/self/mountinfo", $"""
            32 31 0:29 {mountRoot} /sys/fs/cgroup/cpu,cpuacct rw,relatime - cgroup cgroup rw,cpu,cpuacct
            35 31 0:32 {mountRoot} /sys/fs/cgroup/cpuset rw,relatime - cgroup cgroup rw,cpuset
            """);

    public void Dispose() => root.Delete(recursive: true);

    private static string FormatKind(Topology topology, CoreKind kind) =>
        CpuList.Format(topology.Cpus.Where(cpu => cpu.Kind == kind).Select(cpu => cpu.Id));
}
