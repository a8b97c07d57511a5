using System.Globalization;
using GilBench.Model;

namespace GilBench.Machine;

/// <summary>
/// Reads the topology from sysfs. Source: Linux Documentation/admin-guide/cputopology.rst and
/// Documentation/ABI/stable/sysfs-devices-system-cpu.
/// </summary>
internal sealed class TopologyReader(KernelFiles files)
{
    private const string CpuDirectory = "/sys/devices/system/cpu";
    private const string NodeDirectory = "/sys/devices/system/node";

    /// <summary>
    /// Cores this much weaker than the strongest are efficiency cores where only capacities are told. Big arm64 cores that differ just
    /// in clock stand at about 0.9 of each other, little ones below 0.6.
    /// </summary>
    private const double EfficiencyCapacityRatio = 0.75;

    /// <exception cref="InvalidDataException">Neither sysfs nor <c>/proc/stat</c> names a CPU.</exception>
    public Topology Read()
    {
        var online = ReadOnline();
        var nodes = ReadNodes();
        var efficient = ReadEfficiencyCpus(online);
        var siblingsKnown = true;
        var cpus = new List<LogicalCpu>();
        foreach (var id in online)
        {
            var siblings = ReadSiblings(id);
            siblingsKnown &= siblings is not null;
            cpus.Add(new LogicalCpu(
                id,
                siblings?.Where(online.Contains).DefaultIfEmpty(id).Min() ?? id,
                Math.Max(0, (int)(files.ReadNumber($"{CpuDirectory}/cpu{id}/topology/physical_package_id") ?? 0)),
                nodes.GetValueOrDefault(id),
                efficient.Contains(id) ? CoreKind.Efficiency : CoreKind.Performance));
        }

        return new Topology(cpus, siblingsKnown);
    }

    private SortedSet<int> ReadOnline()
    {
        if (CpuList.Parse(files.ReadValue($"{CpuDirectory}/online")) is { Count: > 0 } online)
        {
            return [.. online];
        }

        var counted = files.ReadLines("/proc/stat")
            .Select(line => line.Split(' ')[0])
            .Where(name => name.StartsWith("cpu", StringComparison.Ordinal))
            .Select(name => int.TryParse(name.AsSpan(3), NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : -1)
            .Where(id => id >= 0)
            .ToList();
        return counted.Count > 0
            ? [.. counted]
            : throw new InvalidDataException(
                $"No CPU is named in {CpuDirectory}/online or /proc/stat; mount /proc and /sys where gilbench runs.");
    }

    private IReadOnlyList<int>? ReadSiblings(int id)
    {
        var directory = $"{CpuDirectory}/cpu{id}/topology";
        // thread_siblings_list is the older name of core_cpus_list and is deprecated since Linux 5.3.
        var text = files.ReadValue($"{directory}/core_cpus_list") ?? files.ReadValue($"{directory}/thread_siblings_list");
        return CpuList.Parse(text);
    }

    private Dictionary<int, int> ReadNodes()
    {
        var nodes = new Dictionary<int, int>();
        foreach (var name in files.ListDirectories(NodeDirectory))
        {
            if (name.StartsWith("node", StringComparison.Ordinal)
                && int.TryParse(name.AsSpan(4), NumberStyles.None, CultureInfo.InvariantCulture, out var node))
            {
                foreach (var id in CpuList.Parse(files.ReadValue($"{NodeDirectory}/{name}/cpulist")) ?? [])
                {
                    nodes[id] = node;
                }
            }
        }

        return nodes;
    }

    private HashSet<int> ReadEfficiencyCpus(IEnumerable<int> online)
    {
        // Hybrid Intel machines have one performance-counter device per kind of core.
        if (CpuList.Parse(files.ReadValue("/sys/devices/cpu_atom/cpus")) is { } atoms && files.Exists("/sys/devices/cpu_core/cpus"))
        {
            return [.. atoms];
        }

        var capacities = online
            .Select(id => (Id: id, Capacity: files.ReadNumber($"{CpuDirectory}/cpu{id}/cpu_capacity") ?? 0))
            .ToList();
        var strongest = capacities.Max(cpu => cpu.Capacity);
        return [.. capacities.Where(cpu => cpu.Capacity > 0 && cpu.Capacity < EfficiencyCapacityRatio * strongest).Select(cpu => cpu.Id)];
    }
}
