using GilBench.Model;

namespace GilBench.Planning;

/// <summary>A named amount of measuring.</summary>
/// <param name="PilotBlocks">Blocks whose spreads decide on the rounds of the others.</param>
/// <param name="SliceSeconds">
/// What a slice of the fastest arm takes at least: four of the GIL's switch intervals are the least that tells.
/// </param>
/// <param name="Rounds">Rounds of a launch, unless a budget or the pilot decides otherwise.</param>
/// <param name="RoundsSeconds">What the rounds of a launch may take together; where they would take longer, there are fewer.</param>
/// <param name="SideBySide">Whether the workers of a group start at once, which leaves start-up and first use untimed.</param>
/// <param name="TimedStartBlocks">Start-up and first use are timed in so many blocks, and the workers of the others start at once; 0: once,
/// before the blocks, where memory is read; null: in all.</param>
/// <param name="Runtimes">Globs of what is measured unless the user selects.</param>
/// <param name="EveryCoreCountForIo">Whether arms that wait run at every core count, or at the largest alone.</param>
internal sealed record Profile(
    string Name,
    string Summary,
    int MinimumBlocks,
    int MaximumBlocks,
    double SliceSeconds,
    int Rounds,
    double RoundsSeconds,
    double TargetHalfWidth,
    TimeSpan Budget,
    IReadOnlyList<string> Workloads,
    IReadOnlyList<string> ComputeModels,
    IReadOnlyList<string> WaitingModels,
    IReadOnlyList<string> Runtimes,
    bool EveryCoreCountForIo,
    bool SideBySide = false,
    int? TimedStartBlocks = null,
    int PilotBlocks = 2)
{
    /// <summary>How often a block launches what hands over a GIL, and its baselines.</summary>
    public int GilLaunches { get; init; } = 1;

    /// <summary>Blocks that a budget does not take away before rounds.</summary>
    public int FewestBlocks { get; init; } = PlanAmount.FewestBlocks;

    /// <summary>Rounds that a budget does not take away before it takes blocks below the fewest.</summary>
    public int FewestRounds { get; init; } = 1;

    /// <summary>
    /// Whether the budget pays for calibration; false for what is asked often, whose calibrations an earlier run has kept.
    /// </summary>
    public bool PaysForCalibration { get; init; } = true;

    /// <summary>Whether a budget leaves start-up untimed before it takes blocks, or leaves fewer rounds than tell a median.</summary>
    public bool KeepsRounds { get; init; }

    /// <summary>
    /// Whether each group of arms has an A/A control of each kind of noise, or the whole plan has one of each: it then stands for arms of
    /// other workloads too.
    /// </summary>
    public bool AaControlsInEachGroup { get; init; } = true;

    /// <summary>
    /// Globs of the workloads that are measured at several numbers in flight, of those that declare them; none: no workload is, unless
    /// that parameter set is asked for. Where any is, those that the user selects are too.
    /// </summary>
    public IReadOnlyList<string> SweptWorkloads { get; init; } = [];

    /// <summary>Globs of the models that are measured at several numbers in flight, of those that are measured at all.</summary>
    public IReadOnlyList<string> SweptModels { get; init; } = ["*"];

    /// <summary>What the rounds of a launch may take together where numbers in flight are swept; at least one is run.</summary>
    public double SweepRoundsSeconds { get; init; } = 15;

    /// <summary>The shortest slice that tells: four of the GIL's switch intervals.</summary>
    public const double LeastSliceSeconds = 0.02;

    /// <summary>Globs of the models, <c>MODEL</c> or <c>MODEL@RUNTIME</c>, for a kind of workload.</summary>
    public IReadOnlyList<string> ModelsFor(WorkloadKind kind) => kind switch
    {
        WorkloadKind.Cpu => ComputeModels,
        WorkloadKind.Mixed => [.. ComputeModels, .. WaitingModels, "asyncio_processes"],
        _ => WaitingModels,
    };
}
