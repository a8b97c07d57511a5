namespace GilBench.Machine;

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
