using GilBench.Model;

namespace GilBench.Running;

/// <summary>What spoils a launch from outside, so that it is repeated, and where that does not help its whole block (measurement, section 2). Never its duration. Pure.</summary>
internal static class EnvironmentRules
{
    private const double MostSteal = 0.02;
    private const double MostUsedByOthers = 0.10;
    private const double LeastCpuPerWall = 0.97;

    /// <param name="sampledCpuSeconds">CPU time that the worker reports for its iterations, children included.</param>
    /// <returns>Complete sentences; none for a valid launch.</returns>
    public static IReadOnlyList<string> Faults(
        ArmSetting setting, IReadOnlyList<int>? affinityRead, double? cpuPerWall, double sampledCpuSeconds, NoiseDelta? noise)
    {
        var arm = setting.Arm;
        var computes = setting.Workload.Kind is WorkloadKind.Cpu or WorkloadKind.Control;
        var affinityAsked = setting.Cores;
        List<string> faults = [];
        if (affinityRead is not null && !affinityRead.SequenceEqual(affinityAsked))
        {
            faults.Add(DisturbanceText.WrongCores(affinityRead, affinityAsked));
        }

        if (noise is { ThrottledPeriods: > 0 })
        {
            faults.Add(DisturbanceText.Throttled(noise.ThrottledSeconds ?? 0));
        }

        if (noise?.StealShare is > MostSteal and var stolen)
        {
            faults.Add(DisturbanceText.Stolen(stolen, MostSteal));
        }

        if (computes && arm.Workers <= arm.Cores && UsedByOthers(noise, sampledCpuSeconds, affinityAsked.Count) is > MostUsedByOthers and var others
            && !(cpuPerWall >= LeastCpuPerWall * CoresInUse(setting)))
        {
            faults.Add(DisturbanceText.OtherPrograms(others, MostUsedByOthers));
        }

        if (computes && arm.Workers == 1 && cpuPerWall is < LeastCpuPerWall and var had)
        {
            faults.Add(DisturbanceText.LostTime(had, LeastCpuPerWall));
        }

        return faults;
    }

    /// <summary>
    /// What ran on its cores beside it. A process that a worker does not wait for (a fork server) is missing from the ended children, so what
    /// the worker reports counts where that is more. Null where the machine does not tell.
    /// </summary>
    private static double? UsedByOthers(NoiseDelta? noise, double sampledCpuSeconds, int cores) =>
        noise is { WallSeconds: > 0, BusyCpuSeconds: { } busy, EndedChildrenCpuSeconds: { } own }
            ? (busy - Math.Max(own, sampledCpuSeconds)) / (noise.WallSeconds * cores)
            : null;

    /// <summary>How many cores the arm can use at once: what others did while it started counts only against launches that did not get these.</summary>
    private static int CoresInUse(ArmSetting setting) =>
        setting.Model.Spread switch
        {
            Spread.None or Spread.EventLoop => 1,
            Spread.Threads when setting.Runtime.ExpectsGil == true && setting.Workload.HoldsGil => 1,
            _ => Math.Min(setting.Arm.Workers, setting.Arm.Cores),
        };
}
