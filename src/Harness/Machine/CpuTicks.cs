namespace GilBench.Machine;

/// <summary>Sums over some CPUs of <c>/proc/stat</c>, in the kernel's ticks.</summary>
/// <param name="Steal">Time the hypervisor gave to others.</param>
/// <param name="All">All time, the stolen included; guest time is part of user time already.</param>
internal sealed record CpuTicks(long Steal, long All);
