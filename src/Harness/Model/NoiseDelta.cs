namespace GilBench.Model;

/// <summary>What the machine did to a launch from outside. Shares are of 1; null means that the machine does not say.</summary>
internal sealed record NoiseDelta
{
    public required double WallSeconds { get; init; }

    /// <summary>Time the hypervisor gave to others, of the time of the CPUs watched.</summary>
    public required double? StealShare { get; init; }

    /// <summary>Time in which anything ran on the CPUs watched, summed over them.</summary>
    public required double? BusyCpuSeconds { get; init; }

    /// <summary>CPU time of the processes that the harness started and that ended meanwhile: the launch's own.</summary>
    public required double? EndedChildrenCpuSeconds { get; init; }

    /// <summary>
    /// Part of the wall time in which some task of the machine waited for a CPU. Reported, never a fault: on an idle virtual machine two
    /// threads pinned to two cores, that themselves waited for less than 1 ms, were seen to make 12 to 17 %.
    /// </summary>
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
