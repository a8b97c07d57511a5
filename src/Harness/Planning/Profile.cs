using GilBench.Model;

namespace GilBench.Planning;

/// <summary>A named amount of measuring.</summary>
/// <param name="PilotBlocks">Blocks whose spreads decide on the iterations of the others.</param>
/// <param name="LaunchSeconds">What a launch's timed part should take about; it sets how many iterations fit.</param>
/// <param name="Runtimes">Globs of what is measured unless the user selects.</param>
/// <param name="EveryCoreCountForIo">Whether arms that wait run at every core count, or at the largest alone.</param>
/// <param name="DotNetTimedRatio">Timed part of the shortest launch on .NET over what it costs beside; those on fewer cores take longer.</param>
internal sealed record Profile(
    string Name,
    string Summary,
    int MinimumBlocks,
    int MaximumBlocks,
    double IterationSeconds,
    double LaunchSeconds,
    double TargetHalfWidth,
    TimeSpan Budget,
    IReadOnlyList<string> Workloads,
    IReadOnlyList<string> ComputeModels,
    IReadOnlyList<string> WaitingModels,
    IReadOnlyList<string> Runtimes,
    bool EveryCoreCountForIo,
    double DotNetTimedRatio = 1,
    int PilotBlocks = 2)
{
    /// <summary>
    /// How long .NET runs a workload, the cold iteration included, until its tiers are through: 100 ms without new code before it counts calls, then two
    /// compilations in the background on the cores that are measured. Seen on two cores: 0.5 s, on a disturbed one 0.8 s; after 0.28 s the next
    /// iteration of two workers took a quarter longer than the later ones.
    /// </summary>
    public const double WarmupSeconds = 0.6;

    /// <summary>Globs of the models, <c>MODEL</c> or <c>MODEL@RUNTIME</c>, for a kind of workload.</summary>
    public IReadOnlyList<string> ModelsFor(WorkloadKind kind) => kind switch
    {
        WorkloadKind.Cpu => ComputeModels,
        WorkloadKind.Mixed => [.. ComputeModels, .. WaitingModels, "asyncio_processes"],
        _ => WaitingModels,
    };
}
