using System.Globalization;
using GilBench.Model;

namespace GilBench.Machine;

/// <summary>What part of the machine is really ours.</summary>
internal static class SharingChecks
{
    public static DoctorFinding CheckCores(MachineDescription machine)
    {
        const string subject = "usable cores";
        var usable = machine.Limits.CountUsable();
        var found = $"{usable} of {machine.LogicalCpus} CPUs";
        if (usable <= 1)
        {
            return DoctorFinding.Warning(
                subject, found,
                "One core shows what models cost, but nothing about parallel gain. Use a machine with 2 cores or more for that.");
        }

        return usable == machine.LogicalCpus
            ? DoctorFinding.Ok(subject, found)
            : DoctorFinding.Note(
                subject, found, "Affinity, cpuset or quota keep the other CPUs away. Results hold for the usable ones only.");
    }

    public static DoctorFinding CheckQuota(CpuLimits limits)
    {
        const string subject = "cgroup quota";
        if (limits.QuotaCpus is not { } quota)
        {
            return DoctorFinding.Ok(subject, "none");
        }

        var found = string.Create(CultureInfo.InvariantCulture, $"{quota:0.##} CPUs by {limits.QuotaSource}");
        if (limits.CountUsable() == 0)
        {
            return DoctorFinding.Blocks(
                subject, found, "Even one busy core would be throttled. "
                + "Raise the quota to at least 1 CPU (docker run --cpus, or the CPU limit of the pod).");
        }

        return quota < limits.AllowedCpus.Count
            ? DoctorFinding.Warning(
                subject,
                found,
                $"A launch that exceeds it is throttled, and repeated. Measure at most {Counted.Of(limits.CountUsable(), "core")}, "
                + "or lift the quota and give a cpuset in its place (docker run --cpuset-cpus).")
            : DoctorFinding.Ok(subject, found);
    }

    public static DoctorFinding CheckSiblings(MachineDescription machine)
    {
        const string subject = "SMT siblings";
        return (machine.Smt, machine.PhysicalCores) switch
        {
            (false, _) => DoctorFinding.Ok(subject, "none"),
            (true, { } cores) => DoctorFinding.Note(
                subject,
                $"{machine.LogicalCpus} CPUs on {Counted.Of(cores, "core")}",
                $"Siblings share a core and are used last. Scaling beyond {Counted.Of(cores, "core")} bends for that reason alone; "
                + "other programs on a sibling disturb, so leave the machine idle."),
            _ => DoctorFinding.Unknown(subject),
        };
    }

    public static DoctorFinding CheckHypervisor(string? hypervisor)
    {
        const string subject = "hypervisor";
        return hypervisor switch
        {
            null => DoctorFinding.Unknown(subject),
            "none" => DoctorFinding.Ok(subject, "none"),
            _ => DoctorFinding.Note(
                subject,
                hypervisor,
                "A virtual machine may not show the true topology, frequency or neighbours. "
                + "Judge scaling against the native control arm, and expect wider intervals than on bare metal."),
        };
    }

    public static DoctorFinding CheckContainer(string? container) => container is null
        ? DoctorFinding.Ok("container", "no sign of one")
        : DoctorFinding.Note(
            "container", container,
            "Load and pressure are those of the whole host. Make sure that nothing else runs there while measuring.");
}
