using GilBench.Model;

namespace GilBench.Running;

/// <summary>What spoils a launch from outside, so that its whole block is run again (measurement, section 2). Never its duration. Pure.</summary>
internal static class EnvironmentRules
{
    private const double MostSteal = 0.02;
    private const double MostCpuPressure = 0.10;
    private const double LeastCpuPerWall = 0.97;

    /// <returns>Complete sentences; none for a valid launch.</returns>
    public static IReadOnlyList<string> Faults(
        Arm arm, Workload workload, IReadOnlyList<int> affinityAsked, IReadOnlyList<int>? affinityRead, double? cpuPerWall, NoiseDelta? noise)
    {
        List<string> faults = [];
        if (affinityRead is not null && !affinityRead.SequenceEqual(affinityAsked))
        {
            faults.Add($"It ran on cores {string.Join(',', affinityRead)} instead of {string.Join(',', affinityAsked)}.");
        }

        if (noise is { ThrottledPeriods: > 0 })
        {
            faults.Add($"The cgroup's CPU quota stopped it for {noise.ThrottledSeconds ?? 0:0.000} s.");
        }

        if (noise?.StealShare > MostSteal)
        {
            faults.Add($"The hypervisor took {noise.StealShare:0.0%} of its cores' time (at most {MostSteal:0%}).");
        }

        if (noise?.PsiCpuShare > MostCpuPressure && arm.Workers <= arm.Cores && workload.Kind is WorkloadKind.Cpu or WorkloadKind.Control)
        {
            faults.Add($"Some task waited for a core during {noise.PsiCpuShare:0%} of the time (at most {MostCpuPressure:0%}).");
        }

        if (arm.Workers == 1 && workload.Kind is WorkloadKind.Cpu or WorkloadKind.Control && cpuPerWall < LeastCpuPerWall)
        {
            faults.Add($"Its one worker had a core for only {cpuPerWall:0%} of the time (at least {LeastCpuPerWall:0%}).");
        }

        return faults;
    }
}
