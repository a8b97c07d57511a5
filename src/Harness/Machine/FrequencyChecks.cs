namespace GilBench.Machine;

/// <summary>What changes the speed of the CPUs while they are measured.</summary>
internal static class FrequencyChecks
{
    public static DoctorFinding CheckGovernor(string? governor)
    {
        const string subject = "frequency governor";
        return governor switch
        {
            null => DoctorFinding.Unknown(subject),
            "performance" => DoctorFinding.Ok(subject, governor),
            _ => DoctorFinding.Warning(
                subject,
                governor,
                "The CPUs change their frequency with the load. "
                + "Set the performance governor: sudo cpupower frequency-set --governor performance."),
        };
    }

    public static DoctorFinding CheckTurbo(bool? turbo)
    {
        const string subject = "turbo";
        return turbo switch
        {
            null => DoctorFinding.Unknown(subject),
            false => DoctorFinding.Ok(subject, "off"),
            true => DoctorFinding.Warning(
                subject,
                "on",
                "Few busy cores run faster than many, which looks like bad scaling. Turn it off: "
                + "echo 1 | sudo tee /sys/devices/system/cpu/intel_pstate/no_turbo (Intel), "
                + "echo 0 | sudo tee /sys/devices/system/cpu/cpufreq/boost (others). "
                + "Where it must stay on, judge scaling against the native control arm."),
        };
    }

    public static DoctorFinding CheckPower(bool? onBattery)
    {
        const string subject = "power";
        return onBattery switch
        {
            null => DoctorFinding.Unknown(subject),
            false => DoctorFinding.Ok(subject, "mains"),
            true => DoctorFinding.Warning(subject, "battery", "On battery the firmware lowers the frequency at will. Plug the machine in."),
        };
    }
}
