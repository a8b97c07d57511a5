using System.Globalization;

namespace GilBench.Machine;

/// <summary>Settings of the kernel that move measurements.</summary>
internal static class KernelChecks
{
    private const double Mebibyte = 1 << 20;

    public static DoctorFinding CheckClock(string? source)
    {
        const string subject = "clock source";
        return source switch
        {
            null => DoctorFinding.Unknown(subject),
            "tsc" or "arch_sys_counter" => DoctorFinding.Ok(subject, source),
            // These two are read without a system call, like tsc itself.
            "kvm-clock" or "hyperv_clocksource_tsc_page" => DoctorFinding.Note(
                subject, source, "The hypervisor's clock is nearly as cheap as tsc and good enough for what gilbench times."),
            _ => DoctorFinding.Warning(
                subject,
                source,
                "Each reading of this clock costs a system call, microseconds in place of nanoseconds. "
                + "The kernel rejected tsc or was told to: look for \"clocksource\" in dmesg, "
                + "and set tsc in /sys/devices/system/clocksource/clocksource0/current_clocksource if it is offered."),
        };
    }

    public static DoctorFinding CheckSwap(long? usedBytes)
    {
        const string subject = "swap";
        return usedBytes switch
        {
            null => DoctorFinding.Unknown(subject),
            0 => DoctorFinding.Ok(subject, "not in use"),
            { } used => DoctorFinding.Note(
                subject,
                string.Create(CultureInfo.InvariantCulture, $"{used / Mebibyte:0.0} MiB in use"),
                "Pages that come back from swap slow a launch down. Free memory, then empty it: sudo swapoff -a && sudo swapon -a."),
        };
    }

    public static DoctorFinding CheckHugePages(string? mode)
    {
        const string subject = "transparent huge pages";
        return mode switch
        {
            null => DoctorFinding.Unknown(subject),
            "always" => DoctorFinding.Note(
                subject, mode, "They make memory figures larger and less even. Compare runs only where this setting is the same."),
            _ => DoctorFinding.Ok(subject, mode),
        };
    }

    public static DoctorFinding CheckAddressRandomization(int? mode)
    {
        const string subject = "address randomization";
        return mode switch
        {
            null => DoctorFinding.Unknown(subject),
            0 => DoctorFinding.Note(
                subject,
                "off",
                "Every launch has the same memory layout, so one lucky layout looks like speed. "
                + "Leave it on: many launches average it out."),
            { } other => DoctorFinding.Ok(subject, other == 2 ? "on" : "on, without the heap"),
        };
    }
}
