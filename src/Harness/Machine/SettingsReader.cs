using System.Globalization;
using GilBench.Model;

namespace GilBench.Machine;

/// <summary>
/// Reads the settings that move measurements. Source: Linux Documentation/admin-guide/pm/cpufreq.rst and intel_pstate.rst,
/// admin-guide/mm/transhuge.rst, admin-guide/sysctl/kernel.rst and Documentation/ABI/testing/sysfs-class-power.
/// </summary>
internal sealed class SettingsReader(KernelFiles files)
{
    private const string CpuDirectory = "/sys/devices/system/cpu";
    private const string PowerDirectory = "/sys/class/power_supply";

    public MachineSettings Read(Topology topology) => new()
    {
        Governor = ReadGovernor(topology),
        Turbo = ReadTurbo(),
        ClockSource = files.ReadValue("/sys/devices/system/clocksource/clocksource0/current_clocksource"),
        TransparentHugePages = FindBracketed(files.ReadValue("/sys/kernel/mm/transparent_hugepage/enabled")),
        AddressRandomization = (int?)files.ReadNumber("/proc/sys/kernel/randomize_va_space"),
        SwapUsedBytes = ReadKibibytes("SwapTotal") - ReadKibibytes("SwapFree"),
        OnBattery = ReadOnBattery(),
    };

    /// <param name="text"><c>16384 kB</c>, as /proc/meminfo writes KiB.</param>
    /// <returns>Bytes; null where the text is missing or no such number.</returns>
    public static long? ParseKibibytes(string? text) =>
        long.TryParse(text?.Split(' ')[0], NumberStyles.None, CultureInfo.InvariantCulture, out var kibibytes) ? kibibytes * 1024 : null;

    private string? ReadGovernor(Topology topology)
    {
        var governors = topology.Cpus
            .Select(cpu => files.ReadValue($"{CpuDirectory}/cpu{cpu.Id}/cpufreq/scaling_governor"))
            .OfType<string>()
            .Distinct()
            .Order(StringComparer.Ordinal)
            .ToList();
        return governors.Count > 0 ? string.Join(", ", governors) : null;
    }

    private bool? ReadTurbo()
    {
        if (files.ReadNumber($"{CpuDirectory}/intel_pstate/no_turbo") is { } disabled)
        {
            return disabled == 0;
        }

        // amd-pstate has one switch per policy in place of the common one.
        var boost = files.ReadNumber($"{CpuDirectory}/cpufreq/boost") ?? files.ReadNumber($"{CpuDirectory}/cpufreq/policy0/boost");
        return boost is { } enabled ? enabled != 0 : null;
    }

    private long? ReadKibibytes(string name) => ParseKibibytes(files.ReadField("/proc/meminfo", name));

    private bool? ReadOnBattery()
    {
        // Mice and headsets are power supplies too; their scope is Device.
        var supplies = files.ListDirectories(PowerDirectory)
            .Select(name => $"{PowerDirectory}/{name}")
            .Where(supply => files.ReadValue($"{supply}/scope") != "Device")
            .ToLookup(supply => files.ReadValue($"{supply}/type"));
        var mains = supplies["Mains"].Select(supply => files.ReadNumber($"{supply}/online")).OfType<long>().ToList();
        if (mains.Count > 0)
        {
            return mains.All(online => online == 0);
        }

        var batteries = supplies["Battery"].Select(supply => files.ReadValue($"{supply}/status")).OfType<string>().ToList();
        return batteries.Count > 0 ? batteries.Contains("Discharging") : null;
    }

    private static string? FindBracketed(string? choices) =>
        choices?.Split(' ').FirstOrDefault(choice => choice.StartsWith('['))?.Trim('[', ']');
}
