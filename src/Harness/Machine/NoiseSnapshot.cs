using GilBench.Model;

namespace GilBench.Machine;

/// <summary>Running totals of the machine at one moment; null means that it does not say.</summary>
internal sealed record NoiseSnapshot
{
    /// <summary>A monotonic clock; only differences have a meaning.</summary>
    public required TimeSpan Moment { get; init; }

    /// <summary>Stolen time and all time of the CPUs watched, in the kernel's ticks.</summary>
    public required CpuTicks? Ticks { get; init; }

    /// <summary>CPU time of all processes that the harness started, directly or not, and that have ended; in the kernel's ticks.</summary>
    public required long? EndedChildrenTicks { get; init; }

    public required long? PsiCpuMicroseconds { get; init; }

    public required long? PsiIoMicroseconds { get; init; }

    public required long? PsiMemoryMicroseconds { get; init; }

    public required long? ThrottledPeriods { get; init; }

    public required double? ThrottledSeconds { get; init; }

    public required double? LoadAverage1 { get; init; }

    public required int? RunnableTasks { get; init; }

    public required double? FrequencyMegahertz { get; init; }

    /// <summary>What happened from <paramref name="earlier"/> to here. No time between the two leaves every share unknown.</summary>
    public NoiseDelta Since(NoiseSnapshot earlier)
    {
        var wall = Moment - earlier.Moment;
        return new NoiseDelta
        {
            WallSeconds = wall.TotalSeconds,
            StealShare = Divide(Ticks?.Steal - earlier.Ticks?.Steal, Ticks?.All - earlier.Ticks?.All),
            BusyCpuSeconds = (Ticks?.Busy - earlier.Ticks?.Busy) / CpuTicks.PerSecond,
            EndedChildrenCpuSeconds = (EndedChildrenTicks - earlier.EndedChildrenTicks) / CpuTicks.PerSecond,
            PsiCpuShare = Divide(PsiCpuMicroseconds - earlier.PsiCpuMicroseconds, wall.TotalMicroseconds),
            PsiIoShare = Divide(PsiIoMicroseconds - earlier.PsiIoMicroseconds, wall.TotalMicroseconds),
            PsiMemoryShare = Divide(PsiMemoryMicroseconds - earlier.PsiMemoryMicroseconds, wall.TotalMicroseconds),
            ThrottledPeriods = ThrottledPeriods - earlier.ThrottledPeriods,
            ThrottledSeconds = ThrottledSeconds - earlier.ThrottledSeconds,
            LoadAverage1 = LoadAverage1,
            RunnableTasks = RunnableTasks,
            FrequencyMegahertz = (FrequencyMegahertz + earlier.FrequencyMegahertz) / 2,
        };
    }

    private static double? Divide(double? part, double? whole) => whole > 0 ? part / whole : null;
}

/// <summary>Sums over some CPUs of <c>/proc/stat</c>, in the kernel's ticks.</summary>
/// <param name="Steal">Time the hypervisor gave to others.</param>
/// <param name="Idle">Time without anything to do, or waiting for a device.</param>
/// <param name="All">All time, the stolen included; guest time is part of user time already.</param>
internal sealed record CpuTicks(long Steal, long Idle, long All)
{
    /// <summary>The unit of <c>/proc/stat</c> and <c>/proc/PID/stat</c> on every architecture of Linux (USER_HZ, time(7)).</summary>
    public const double PerSecond = 100;

    /// <summary>Time in which some task ran.</summary>
    public long Busy => All - Idle - Steal;
}
