namespace GilBench.Model;

/// <summary>What the machine did to a launch from outside. Shares are of 1; null means that the machine does not say.</summary>
internal sealed record NoiseDelta
{
    public required double WallSeconds { get; init; }

    /// <summary>Time the hypervisor gave to others, of the time of the CPUs watched.</summary>
    public required double? StealShare { get; init; }

    /// <summary>Part of the wall time in which some task of the machine waited for a CPU.</summary>
    public required double? PsiCpuShare { get; init; }

    /// <summary>Part of the wall time in which some task of the machine waited for a device.</summary>
    public required double? PsiIoShare { get; init; }

    /// <summary>Part of the wall time in which some task of the machine waited for memory.</summary>
    public required double? PsiMemoryShare { get; init; }

    /// <summary>Periods in which a quota stopped this cgroup or one above it.</summary>
    public required long? ThrottledPeriods { get; init; }

    public required double? ThrottledSeconds { get; init; }

    /// <summary>Load average over one minute, at the end.</summary>
    public required double? LoadAverage1 { get; init; }

    /// <summary>Tasks of the whole machine on a CPU or ready for one at the end, the reader itself included.</summary>
    public required int? RunnableTasks { get; init; }

    /// <summary>Mean of the CPUs watched and of both ends.</summary>
    public required double? FrequencyMegahertz { get; init; }
}
