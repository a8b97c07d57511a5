namespace GilBench.Model;

/// <summary>What this process may use of the machine.</summary>
/// <param name="AllowedCpus">Online CPUs of the affinity mask and the cpuset, ascending.</param>
/// <param name="QuotaCpus">CPU seconds granted per second by a cgroup; null without a quota.</param>
/// <param name="QuotaSource">The file that sets the tightest quota; null without one.</param>
internal sealed record CpuLimits(IReadOnlyList<int> AllowedCpus, double? QuotaCpus, string? QuotaSource)
{
    /// <summary>Whole CPUs that can be kept busy without being throttled: a quota of 3.5 leaves 3, one of 0.5 leaves none.</summary>
    public int CountUsable() => QuotaCpus is { } quota && quota < AllowedCpus.Count ? (int)Math.Floor(quota) : AllowedCpus.Count;
}
