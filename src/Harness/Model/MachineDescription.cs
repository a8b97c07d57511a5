namespace GilBench.Model;

/// <summary>The machine a run was measured on. Null means that the machine does not say.</summary>
internal sealed record MachineDescription
{
    /// <summary>16 hexadecimal digits; runs with different ones are never mixed.</summary>
    public required string Fingerprint { get; init; }

    public required string? CpuModel { get; init; }

    public required string? CpuVendor { get; init; }

    public required int LogicalCpus { get; init; }

    public required int? PhysicalCores { get; init; }

    /// <summary>Physical cores of the efficiency kind; 0 where all are alike.</summary>
    public required int? EfficiencyCores { get; init; }

    public required int? Packages { get; init; }

    /// <summary>Whether some core runs more than one CPU.</summary>
    public required bool? Smt { get; init; }

    public required int? NumaNodes { get; init; }

    public required long? MemoryBytes { get; init; }

    /// <summary>The kernel's release, as <c>uname -r</c> prints it.</summary>
    public required string? Kernel { get; init; }

    public required string? OperatingSystem { get; init; }

    /// <summary><c>x64</c> or <c>arm64</c>.</summary>
    public required string Architecture { get; init; }

    /// <summary><c>none</c> on bare metal, else its name, or <c>unnamed</c>.</summary>
    public required string? Hypervisor { get; init; }

    /// <summary>The kind of container; null where nothing hints at one.</summary>
    public required string? Container { get; init; }

    public required CpuLimits Limits { get; init; }

    public required MachineSettings Settings { get; init; }
}

/// <summary>What somebody could change without another machine. Null means that the machine does not say.</summary>
internal sealed record MachineSettings
{
    /// <summary>The frequency governor; several names with commas where CPUs differ.</summary>
    public required string? Governor { get; init; }

    public required bool? Turbo { get; init; }

    public required string? ClockSource { get; init; }

    /// <summary><c>always</c>, <c>madvise</c> or <c>never</c>.</summary>
    public required string? TransparentHugePages { get; init; }

    /// <summary>The kernel's <c>randomize_va_space</c>: 0 off, 1 without the heap, 2 full.</summary>
    public required int? AddressRandomization { get; init; }

    public required long? SwapUsedBytes { get; init; }

    public required bool? OnBattery { get; init; }
}

/// <summary>What this process may use of the machine.</summary>
/// <param name="AllowedCpus">Online CPUs of the affinity mask and the cpuset, ascending.</param>
/// <param name="QuotaCpus">CPU seconds granted per second by a cgroup; null without a quota.</param>
/// <param name="QuotaSource">The file that sets the tightest quota; null without one.</param>
internal sealed record CpuLimits(IReadOnlyList<int> AllowedCpus, double? QuotaCpus, string? QuotaSource)
{
    /// <summary>Whole CPUs that can be kept busy without being throttled: a quota of 3.5 leaves 3, one of 0.5 leaves none.</summary>
    public int CountUsable() => QuotaCpus is { } quota && quota < AllowedCpus.Count ? (int)Math.Floor(quota) : AllowedCpus.Count;
}
