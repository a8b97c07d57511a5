namespace GilBench.Machine;

/// <summary>The doctor: everything that would spoil a measurement here, in the order in which it is shown.</summary>
internal static class MachineChecks
{
    public static IReadOnlyList<DoctorFinding> Find(DoctorEvidence evidence) =>
    [
        CheckTools(evidence.MissingTools),
        SharingChecks.CheckCores(evidence.Machine),
        SharingChecks.CheckQuota(evidence.Machine.Limits),
        SharingChecks.CheckSiblings(evidence.Machine),
        SharingChecks.CheckHypervisor(evidence.Machine.Hypervisor),
        SharingChecks.CheckContainer(evidence.Machine.Container),
        FrequencyChecks.CheckGovernor(evidence.Machine.Settings.Governor),
        FrequencyChecks.CheckTurbo(evidence.Machine.Settings.Turbo),
        FrequencyChecks.CheckPower(evidence.Machine.Settings.OnBattery),
        NoiseChecks.CheckLoad(evidence.Idle?.LoadAverage1),
        NoiseChecks.CheckSteal(evidence.Idle?.StealShare),
        .. NoiseChecks.CheckPressure(evidence.Idle),
        KernelChecks.CheckClock(evidence.Machine.Settings.ClockSource),
        KernelChecks.CheckSwap(evidence.Machine.Settings.SwapUsedBytes),
        KernelChecks.CheckHugePages(evidence.Machine.Settings.TransparentHugePages),
        KernelChecks.CheckAddressRandomization(evidence.Machine.Settings.AddressRandomization),
        CheckShims(evidence.ShimsOnPath),
        CheckVariables(evidence.Variables),
    ];

    private static DoctorFinding CheckTools(IReadOnlyList<string> missing) => missing.Count == 0
        ? DoctorFinding.Ok("tools", "all on PATH")
        : DoctorFinding.Blocks(
            "tools",
            $"{string.Join(", ", missing)} not on PATH",
            "Install util-linux (Debian and Ubuntu: apt-get install util-linux), which brings taskset and setsid.");

    private static DoctorFinding CheckVariables(IReadOnlyDictionary<string, string> variables) => variables.Count == 0
        ? DoctorFinding.Ok("environment variables", "none that changes what is measured")
        : DoctorFinding.Warning(
            "environment variables",
            string.Join(", ", variables.Select(variable => $"{variable.Key}={variable.Value}")),
            "They reach the workers and change what is measured (allocator, loader, runtime or threads). "
            + $"Take them away: unset {string.Join(' ', variables.Keys)}.");

    private static DoctorFinding CheckShims(IReadOnlyList<string> directories) => directories.Count == 0
        ? DoctorFinding.Ok("interpreter shims", "none on PATH")
        : DoctorFinding.Note(
            "interpreter shims",
            string.Join(", ", directories),
            "A shim starts a shell before the interpreter and may pick another version in another directory. "
            + "Name an interpreter itself with --python PATH.");
}
