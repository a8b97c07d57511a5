using System.Globalization;

namespace GilBench.Machine;

/// <summary>
/// Reads what the machine does besides measuring. Source: proc_stat(5), proc_loadavg(5), Linux Documentation/accounting/psi.rst,
/// admin-guide/cgroup-v2.rst (cpu.stat) and scheduler/sched-bwc.rst (its version 1).
/// </summary>
internal sealed class NoiseReader(KernelFiles files, TimeProvider clock)
{
    /// <summary>user nice system idle iowait irq softirq steal</summary>
    private const int StealField = 8;

    private const int IdleField = 4;
    private const int WaitingForDeviceField = 5;

    /// <summary>
    /// cutime and cstime, counted from behind the program's name, which may hold anything (proc_pid_stat(5): fields 16 and 17).
    /// </summary>
    private static readonly Range s_endedChildren = 13..15;

    private readonly IReadOnlyList<string> cgroups =
    [
        .. new CgroupDirectories(files).OfUnified(),
        .. new CgroupDirectories(files).OfController("cpu"),
    ];

    /// <param name="cpus">The CPUs whose steal and frequency count.</param>
    public NoiseSnapshot Read(IReadOnlyCollection<int> cpus)
    {
        var load = files.ReadValue("/proc/loadavg")?.Split(' ') ?? [];
        var throttling = cgroups.Select(directory => files.ReadLines($"{directory}/cpu.stat")).Where(lines => lines.Count > 0).ToList();
        return new NoiseSnapshot
        {
            Moment = clock.GetElapsedTime(0),
            Ticks = ReadTicks(cpus.ToHashSet()),
            EndedChildrenTicks = ReadEndedChildren(),
            PsiCpuMicroseconds = ReadPressure("cpu"),
            PsiIoMicroseconds = ReadPressure("io"),
            PsiMemoryMicroseconds = ReadPressure("memory"),
            ThrottledPeriods = (long?)Sum(throttling.Select(lines => FindCounter(lines, "nr_throttled"))),
            ThrottledSeconds = Sum(throttling.Select(lines =>
                FindCounter(lines, "throttled_usec") / 1e6 ?? FindCounter(lines, "throttled_time") / 1e9)),
            LoadAverage1 = ParseNumber(load.ElementAtOrDefault(0)),
            RunnableTasks = (int?)ParseNumber(load.ElementAtOrDefault(3)?.Split('/')[0]),
            FrequencyMegahertz = ReadFrequency(cpus),
        };
    }

    private CpuTicks? ReadTicks(HashSet<int> cpus)
    {
        var rows = files.ReadLines("/proc/stat")
            .Where(line => line.StartsWith("cpu", StringComparison.Ordinal))
            .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Where(fields => fields.Length > StealField
                && int.TryParse(fields[0].AsSpan(3), NumberStyles.None, CultureInfo.InvariantCulture, out var id) && cpus.Contains(id))
            .Select(fields => fields[1..(StealField + 1)].Select(field => (long)(ParseNumber(field) ?? 0)).ToArray())
            .ToList();
        return rows.Count == 0 ? null : new CpuTicks(
            rows.Sum(row => row[StealField - 1]), rows.Sum(row => row[IdleField - 1] + row[WaitingForDeviceField - 1]),
            rows.Sum(row => row.Sum()));
    }

    private long? ReadEndedChildren()
    {
        var fields = files.ReadStatFields("self");
        return fields.Length < s_endedChildren.End.Value ? null : (long?)fields[s_endedChildren].Sum(ParseNumber);
    }

    private long? ReadPressure(string resource)
    {
        var total = files.ReadLines($"/proc/pressure/{resource}")
            .FirstOrDefault(line => line.StartsWith("some ", StringComparison.Ordinal))?
            .Split("total=")[^1];
        return (long?)ParseNumber(total);
    }

    private double? ReadFrequency(IReadOnlyCollection<int> cpus)
    {
        var scaled = cpus
            .Select(id => files.ReadNumber($"/sys/devices/system/cpu/cpu{id}/cpufreq/scaling_cur_freq") / 1000.0)
            .OfType<double>()
            .ToList();
        return scaled.Count > 0 ? scaled.Average() : ReadListedFrequency(cpus);
    }

    private double? ReadListedFrequency(IReadOnlyCollection<int> cpus)
    {
        var frequencies = new List<double>();
        var watched = false;
        foreach (var line in files.ReadLines("/proc/cpuinfo"))
        {
            if (line.StartsWith("processor", StringComparison.Ordinal))
            {
                watched = ParseNumber(line.Split(':')[^1]) is { } id && cpus.Contains((int)id);
            }
            else if (watched && line.StartsWith("cpu MHz", StringComparison.Ordinal) && ParseNumber(line.Split(':')[^1]) is { } megahertz)
            {
                frequencies.Add(megahertz);
            }
        }

        return frequencies.Count > 0 ? frequencies.Average() : null;
    }

    /// <summary>A quota above this cgroup throttles it too, but is counted up there only; so the whole way up is summed.</summary>
    private static double? Sum(IEnumerable<double?> counters) =>
        counters.OfType<double>().Select(counter => (double?)counter).DefaultIfEmpty(null).Aggregate((sum, counter) => sum + counter);

    private static double? FindCounter(IEnumerable<string> lines, string name) =>
        ParseNumber(lines.FirstOrDefault(line => line.StartsWith($"{name} ", StringComparison.Ordinal))?[(name.Length + 1)..]);

    private static double? ParseNumber(string? text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;
}
