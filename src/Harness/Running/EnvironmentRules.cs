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
        ArmSetting setting, IReadOnlyList<int>? affinityRead, double? cpuPerWall, NoiseDelta? noise)
    {
        var arm = setting.Arm;
        var computes = setting.Workload.Kind is WorkloadKind.Cpu or WorkloadKind.Control;
        var affinityAsked = setting.Cores;
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

        if (computes && arm.Workers <= arm.Cores && noise?.PsiCpuShare > MostCpuPressure && !(cpuPerWall >= LeastCpuPerWall * CoresInUse(setting)))
        {
            faults.Add($"Some task waited for a core during {noise.PsiCpuShare:0%} of the time (at most {MostCpuPressure:0%}), and it got less of its cores than it could use.");
        }

        if (computes && arm.Workers == 1 && cpuPerWall < LeastCpuPerWall)
        {
            faults.Add($"Its one worker had a core for only {cpuPerWall:0%} of the time (at least {LeastCpuPerWall:0%}).");
        }

        return faults;
    }

    /// <summary>
    /// How many cores the arm can use at once. Pressure is the whole machine's, and a runtime that starts on one core makes some by itself
    /// (.NET: 5 to 14 % of a launch on an idle machine), so it counts only against launches that did not get these.
    /// </summary>
    private static int CoresInUse(ArmSetting setting) =>
        setting.Model.Spread switch
        {
            Spread.None or Spread.EventLoop => 1,
            Spread.Threads when setting.Runtime.ExpectsGil == true && setting.Workload.HoldsGil => 1,
            _ => Math.Min(setting.Arm.Workers, setting.Arm.Cores),
        };
}
