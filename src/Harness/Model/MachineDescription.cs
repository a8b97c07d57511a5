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
