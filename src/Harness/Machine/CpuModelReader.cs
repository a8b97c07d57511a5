using System.Globalization;

namespace GilBench.Machine;

/// <summary>
/// Names the CPU. On arm64 the kernel gives numbers only; sources: Arm's MIDR_EL1 and the kernel's arch/arm64/include/asm/cputype.h.
/// </summary>
internal sealed class CpuModelReader(KernelFiles files)
{
    private const int ArmLimited = 0x41;

    private readonly IReadOnlyList<string> lines = files.ReadLines("/proc/cpuinfo");

    /// <summary>On x86 the brand string; on arm64 the core's name, or its numbers; null where neither is told.</summary>
    public string? ReadModel()
    {
        if (KernelFiles.FindField(lines, "model name") is { Length: > 0 } model)
        {
            return model;
        }

        if (ReadHexadecimal("CPU implementer") is not { } implementer || ReadHexadecimal("CPU part") is not { } part)
        {
            return null;
        }

        var known = implementer == ArmLimited ? NameArmCore(part) : null;
        return known ?? string.Create(CultureInfo.InvariantCulture, $"implementer 0x{implementer:x2} part 0x{part:x3}");
    }

    public string? ReadVendor() => KernelFiles.FindField(lines, "vendor_id") ?? ReadHexadecimal("CPU implementer") switch
    {
        ArmLimited => "Arm",
        0x46 => "Fujitsu",
        0x48 => "HiSilicon",
        0x4e => "NVIDIA",
        0x51 => "Qualcomm",
        0x61 => "Apple",
        0x6d => "Microsoft",
        0xc0 => "Ampere",
        { } other => string.Create(CultureInfo.InvariantCulture, $"implementer 0x{other:x2}"),
        null => null,
    };

    private static string? NameArmCore(int part) => part switch
    {
        0xd03 => "Cortex-A53",
        0xd07 => "Cortex-A57",
        0xd08 => "Cortex-A72",
        0xd0b => "Cortex-A76",
        0xd0c => "Neoverse-N1",
        0xd40 => "Neoverse-V1",
        0xd49 => "Neoverse-N2",
        0xd4f => "Neoverse-V2",
        0xd84 => "Neoverse-V3",
        0xd8e => "Neoverse-N3",
        _ => null,
    };

    private int? ReadHexadecimal(string name) =>
        KernelFiles.FindField(lines, name) is { Length: > 2 } text
        && int.TryParse(text.AsSpan(2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;
}
