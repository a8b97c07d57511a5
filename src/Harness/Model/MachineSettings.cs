namespace GilBench.Model;

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
