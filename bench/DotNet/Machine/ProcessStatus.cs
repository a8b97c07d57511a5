using System.Globalization;
using GilBench.Protocol;

namespace GilBench.DotNet.Machine;

/// <summary>What the kernel says of this process and its threads under <c>/proc</c>.</summary>
internal static class ProcessStatus
{
    private const string StatusPath = "/proc/self/status";
    private const string MemoryPath = "/proc/self/smaps_rollup";
    private const string SchedulingPath = "/proc/thread-self/schedstat";

    /// <summary>The logical processors this process may run on, in order.</summary>
    public static IReadOnlyList<int> Affinity() => CpuList.Parse(Field(StatusPath, "Cpus_allowed_list:")) ?? [];

    /// <summary>The most memory ever resident. Not ru_maxrss, which a process inherits from whoever started it.</summary>
    public static long? PeakResidentBytes() => Kibibytes(Field(StatusPath, "VmHWM:"));

    /// <summary>Resident memory with shared pages divided among those who share them; null where the kernel does not tell.</summary>
    public static long? ProportionalBytes() => File.Exists(MemoryPath) ? Kibibytes(Field(MemoryPath, "Pss:")) : null;

    /// <summary>The ids of this process's threads at this moment.</summary>
    public static IReadOnlyList<int> Threads() =>
        [.. Directory.GetDirectories("/proc/self/task").Select(path => int.Parse(Path.GetFileName(path), CultureInfo.InvariantCulture))];

    /// <summary>
    /// How long this thread has stood ready without a processor: beside other programs that is no waiting of its own. 0 where the kernel
    /// does not tell.
    /// </summary>
    public static double QueuedSeconds() =>
        File.Exists(SchedulingPath) && File.ReadAllText(SchedulingPath).Split(' ') is [_, var nanoseconds, ..]
            ? long.Parse(nanoseconds, CultureInfo.InvariantCulture) / 1e9
            : 0;

    private static string? Field(string path, string name) => File.ReadLines(path)
        .FirstOrDefault(line => line.StartsWith(name, StringComparison.Ordinal))?[name.Length..].Trim();

    private static long? Kibibytes(string? field) =>
        field is null ? null : long.Parse(field.Split(' ')[0], CultureInfo.InvariantCulture) * 1024;
}
