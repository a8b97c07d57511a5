using GilBench.Machine;
using GilBench.Model;

namespace GilBench.Tests.Machine;

public sealed class MachineFingerprintTests
{
    private static readonly MachineDescription Machine =
        SyntheticDescription.Quiet() with { CpuVendor = "Example", CpuModel = "Example CPU", MemoryBytes = 16L << 30 };

    [Fact]
    // printf "gilbench machine 1\nx64\nExample\nExample CPU\n8\n8\n0\n1\n1\n34\nnone\n\na" | sha256sum
    public void It_is_the_same_for_ever() => Assert.Equal("6969389d3bf2ecaf", MachineFingerprint.Of(Machine, "a"));

    [Fact]
    public void A_new_kernel_another_governor_or_a_little_less_memory_is_the_same_machine()
    {
        Same(Machine with { Kernel = "7.0.0" });
        Same(Machine with { Settings = Machine.Settings with { Governor = "powersave", Turbo = true } });
        Same(Machine with { MemoryBytes = Machine.MemoryBytes - (400L << 20) });
        Same(Machine with { Fingerprint = "" });
    }

    [Fact]
    public void Other_hardware_another_quota_or_another_installation_is_another_machine()
    {
        Differs(Machine with { CpuModel = "Other CPU" }, "a");
        Differs(Machine with { LogicalCpus = 16 }, "a");
        Differs(Machine with { MemoryBytes = 32L << 30 }, "a");
        Differs(Machine with { Hypervisor = "KVM" }, "a");
        Differs(Machine with { Limits = Machine.Limits with { QuotaCpus = 2 } }, "a");
        Differs(Machine, "b");
        Differs(Machine, null);
    }

    private static void Same(MachineDescription other) =>
        Assert.Equal(MachineFingerprint.Of(Machine, "a"), MachineFingerprint.Of(other, "a"));

    private static void Differs(MachineDescription other, string? installation) =>
        Assert.NotEqual(MachineFingerprint.Of(Machine, "a"), MachineFingerprint.Of(other, installation));
}
