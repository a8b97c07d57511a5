using System.Globalization;

namespace GilBench.Machine;

/// <summary>
/// Finds living processes of the own user, to see what a worker left behind. A process that ends during the scan is left out, one that
/// starts during it may be missed, and the caller itself is never found. Source: proc_pid_stat(5), proc_pid_environ(5).
/// </summary>
internal sealed class ProcessScan(KernelFiles files)
{
    /// <summary>utime, stime, cutime and cstime, counted from behind the program's name.</summary>
    private const int FirstCpuField = 11;

    private const int LastCpuField = 14;

    /// <summary>Processes that were started with this variable; a program that overwrites its environment escapes.</summary>
    public IReadOnlyList<int> WithEnvironment(string name, string value) =>
        Find(pid => files.ReadText($"/proc/{pid}/environ")?.Split('\0').Contains($"{name}={value}") == true);

    public IReadOnlyList<int> InGroup(int group) => Find(pid => ReadStat(pid)?.Group == group);

    /// <summary>
    /// CPU time of the living processes of a group and of those of their children that were waited for, user and system, in seconds;
    /// null where no process of it is found. Source: proc_pid_stat(5), fields 14 to 17.
    /// </summary>
    public double? CpuSecondsOfGroup(int group)
    {
        var members = InGroup(group);
        return members.Count == 0 ? null : members.Sum(pid => ReadCpuTicks(pid) ?? 0) / CpuTicks.PerSecond;
    }

    private double? ReadCpuTicks(int pid) =>
        files.ReadStatFields(pid.ToString(CultureInfo.InvariantCulture)) is { Length: > LastCpuField } fields
            ? fields[FirstCpuField..(LastCpuField + 1)].Sum(field => double.Parse(field, CultureInfo.InvariantCulture))
            : null;

    private List<int> Find(Func<int, bool> wanted)
    {
        var ownUser = ReadUser("self");
        return [.. files.ListDirectories("/proc")
            .Select(name => int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var pid) ? pid : 0)
            .Where(pid => pid > 0 && pid != Environment.ProcessId)
            .Where(pid => wanted(pid) && ReadUser($"{pid}") == ownUser && ReadStat(pid) is { Ended: false })
            .Order()];
    }

    private string? ReadUser(string process) => files.ReadField($"/proc/{process}/status", "Uid")?.Split('\t')[0];

    private (bool Ended, int Group)? ReadStat(int pid)
    {
        return files.ReadStatFields(pid.ToString(CultureInfo.InvariantCulture)) is [var state, _, var group, ..]
            && int.TryParse(group, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var groupId)
            ? (state is "Z" or "X", groupId)
            : null;
    }
}
