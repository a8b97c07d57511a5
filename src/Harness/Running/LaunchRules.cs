using GilBench.Model;
using GilBench.Workers;

namespace GilBench.Running;

/// <summary>What spoils a whole launch, so that its group is run again in the block. Never how long anything took. Pure.</summary>
internal static class LaunchRules
{
    /// <summary>A worker that waits for its turn stands in a blocking read; a spinning pool or a timer shows far above these.</summary>
    private const double MostWaitingShare = 0.05;

    private const double LeastWaitingCpuSeconds = 0.05;

    /// <returns>Complete sentences; none for a valid launch.</returns>
    public static IReadOnlyList<string> Faults(IReadOnlyList<int> affinityAsked, IReadOnlyList<int>? affinityRead, WaitingCpu? waiting)
    {
        List<string> faults = [];
        if (affinityRead is not null && !affinityRead.SequenceEqual(affinityAsked))
        {
            faults.Add(DisturbanceText.WrongCores(affinityRead, affinityAsked));
        }

        if (waiting is { WaitedSeconds: > 0 } && waiting.CpuSeconds > LeastWaitingCpuSeconds && waiting.CpuSeconds / waiting.WaitedSeconds > MostWaitingShare)
        {
            faults.Add(DisturbanceText.WorkedWhileWaiting(waiting.CpuSeconds, waiting.WaitedSeconds));
        }

        return faults;
    }
}
