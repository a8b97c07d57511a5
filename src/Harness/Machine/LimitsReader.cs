using System.Globalization;
using GilBench.Model;

namespace GilBench.Machine;

/// <summary>
/// Reads what this process may use: its affinity, its cpuset, and the tightest CPU quota on the way up its cgroups.
/// Source: Linux Documentation/admin-guide/cgroup-v2.rst (cpu.max) and Documentation/scheduler/sched-bwc.rst (version 1).
/// </summary>
internal sealed class LimitsReader(KernelFiles files)
{
    /// <param name="topology">The CPUs online: a mask may name CPUs that are not.</param>
    public CpuLimits Read(Topology topology)
    {
        var cgroups = new CgroupDirectories(files);
        var unified = cgroups.OfUnified();
        IEnumerable<int> allowed = topology.Cpus.Select(cpu => cpu.Id);
        IEnumerable<string?> masks =
        [
            files.ReadField("/proc/self/status", "Cpus_allowed_list"),
            .. unified.Take(1).Select(directory => files.ReadValue($"{directory}/cpuset.cpus.effective")),
            .. cgroups.OfController("cpuset").Take(1).Select(directory => files.ReadValue($"{directory}/cpuset.effective_cpus")),
        ];
        foreach (var mask in masks)
        {
            allowed = CpuList.Parse(mask) is { Count: > 0 } cpus ? allowed.Intersect(cpus) : allowed;
        }

        var quota = unified.Select(ReadUnifiedQuota)
            .Concat(cgroups.OfController("cpu").Select(ReadControllerQuota))
            .OfType<(double Cpus, string Source)>()
            .OrderBy(found => found.Cpus)
            .Cast<(double Cpus, string Source)?>()
            .FirstOrDefault();
        return new CpuLimits([.. allowed.Order()], quota?.Cpus, quota?.Source);
    }

    private (double Cpus, string Source)? ReadUnifiedQuota(string directory)
    {
        var source = $"{directory}/cpu.max";
        return files.ReadValue(source)?.Split(' ') is [var quota, var period]
            && double.TryParse(quota, NumberStyles.None, CultureInfo.InvariantCulture, out var granted)
            && double.TryParse(period, NumberStyles.None, CultureInfo.InvariantCulture, out var length) && length > 0
            ? (granted / length, source)
            : null;
    }

    private (double Cpus, string Source)? ReadControllerQuota(string directory)
    {
        var source = $"{directory}/cpu.cfs_quota_us";
        return files.ReadNumber(source) is { } granted and > 0 && files.ReadNumber($"{directory}/cpu.cfs_period_us") is { } length and > 0
            ? ((double)granted / length, source)
            : null;
    }
}
