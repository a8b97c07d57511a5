namespace GilBench.Model;

/// <summary>What will be measured: in every block each group once, whose arms take turns in orders shuffled from the seed.</summary>
/// <param name="Profile">The profile the user named, or <c>custom</c>.</param>
/// <param name="Seed">Seeds every order.</param>
/// <param name="Groups">Which arms are compared with each other; empty in runs that were measured one launch after another.</param>
/// <param name="CoreSets">The cores of each core count.</param>
/// <param name="ServerCores">Where the loopback server runs: cores that are not measured where there are any.</param>
/// <param name="MemoryArms">Ids of the arms whose memory is read, in launches of their own before the blocks.</param>
internal sealed record Plan(
    string Profile,
    ulong Seed,
    Sampling Sampling,
    IReadOnlyList<Arm> Arms,
    IReadOnlyList<ArmGroup> Groups,
    IReadOnlyList<OmittedArm> Omitted,
    IReadOnlyDictionary<int, IReadOnlyList<int>> CoreSets,
    IReadOnlyList<int> ServerCores,
    IReadOnlyList<string> MemoryArms,
    double EstimateSeconds);

/// <summary>How much is measured. How many rounds a launch has stands with its group.</summary>
/// <param name="MinimumBlocks">Blocks before the first look at widths.</param>
/// <param name="MaximumBlocks">Blocks at most.</param>
/// <param name="PilotBlocks">Blocks whose spreads decide how many more rounds launches get; 0 keeps the planned ones.</param>
/// <param name="SliceSeconds">What the fastest arm of a calibrated workload takes at least for one slice.</param>
/// <param name="SideBySide">
/// Whether the workers of a group start at once: quicker, but their start-up and first use are then not timed.
/// </param>
/// <param name="TargetHalfWidth">Sampling stops when every arm's interval is this narrow, as a share of the estimate.</param>
/// <param name="BudgetSeconds">Wall time that blocks beyond the minimum may use; null is no limit.</param>
/// <param name="TimedStartBlocks">
/// After so many blocks workers start at once in any case; 0: in every block, and start-up and first use are timed in the launches before
/// the blocks that read memory. Null: never, as in runs that were made before there was this field.
/// </param>
/// <param name="GilLaunches">
/// How often a block launches what hands over a GIL, and its baselines: their slices are short and the noisiest of all. Null: once, as in
/// runs that were made before there was this field.
/// </param>
internal sealed record Sampling(
    int MinimumBlocks,
    int MaximumBlocks,
    int PilotBlocks,
    double SliceSeconds,
    bool SideBySide,
    double TargetHalfWidth,
    double? BudgetSeconds,
    int? TimedStartBlocks = null,
    int? GilLaunches = null)
{
    /// <summary>How many launches of one arm on the same cores a group of a block has at most.</summary>
    public int LaunchesOnSameCores => GilLaunches ?? 1;

    /// <summary>Whether the workers of a group start at once in this block.</summary>
    public bool StartsSideBySide(int block) => SideBySide || block > TimedStartBlocks;

    /// <summary>Whether the launches that read memory time start-up and first use, once.</summary>
    public bool TimesStartsBeforeBlocks => !SideBySide && TimedStartBlocks == 0;
}

/// <summary>A pair of workload and model that does not go together, or cannot be had here, with the reason a reader sees.</summary>
internal sealed record OmittedArm(string Workload, string Model, string Runtime, string Reason);
