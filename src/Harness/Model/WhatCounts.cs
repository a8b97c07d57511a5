namespace GilBench.Model;

/// <summary>
/// What of a run counts: launches, slices, groups and blocks. This is the one definition: every figure and word about an arm, in the
/// report, the exports, the verdicts and the pilot, rests on it. What is set aside is counted and shown, and decides nothing.
/// </summary>
internal sealed class WhatCounts
{
    /// <summary>Block and group → the attempt that counts; null where none of those that ended does.</summary>
    private readonly Dictionary<(int Block, int Group), int?> _attempts;

    private readonly HashSet<(int Block, int Group, int Attempt)> _ended;
    private readonly ILookup<string, Launch> _all;
    private readonly ILookup<string, Launch> _accepted;
    private readonly int _launchesOnSameCores;

    private WhatCounts(Run run)
    {
        _launchesOnSameCores = run.Header.Plan.Sampling.LaunchesOnSameCores;
        (ValidBlocks, SpoiledBlocks) = ([.. run.Blocks.Where(end => end.Valid)], [.. run.Blocks.Where(end => !end.Valid)]);
        (ValidGroups, SpoiledGroups) = ([.. run.Groups.Where(end => end.Valid)], [.. run.Groups.Where(end => !end.Valid)]);
        InGroups = run.Header.Plan.Groups.Count > 0;
        var ends = run.Groups.Count > 0 || InGroups
            ? run.Groups.Select(end => (end.Block, end.Group, end.Attempt, end.Valid)).ToList()
            : [.. run.Blocks.Select(end => (end.Block, Group: 0, end.Attempt, end.Valid))];
        _ended = [.. ends.Select(end => (end.Block, end.Group, end.Attempt))];
        _attempts = ends
            .GroupBy(end => (end.Block, end.Group))
            .ToDictionary(same => same.Key, same => same.Where(end => end.Valid).Select(end => (int?)end.Attempt).FirstOrDefault());
        _all = run.Launches.ToLookup(launch => launch.Arm);
        _accepted = run.Launches
            .Where(launch => FateOf(launch) is LaunchFate.Counts or LaunchFate.Failed)
            .OrderBy(launch => launch.Block).ThenBy(launch => launch.Group)
            .ToLookup(launch => launch.Arm);
    }

    /// <summary>Whether arms are measured in groups and rounds, not one launch after another.</summary>
    public bool InGroups { get; }

    public IReadOnlyList<BlockEnd> ValidBlocks { get; }

    /// <summary>Blocks of which a group could not be measured well, repeated or not.</summary>
    public IReadOnlyList<BlockEnd> SpoiledBlocks { get; }

    /// <summary>Of each block and group the attempt that counts.</summary>
    public IReadOnlyList<GroupEnd> ValidGroups { get; }

    /// <summary>Attempts that the environment spoiled.</summary>
    public IReadOnlyList<GroupEnd> SpoiledGroups { get; }

    /// <summary>Pure; of a run that still goes on, the blocks finished by now.</summary>
    public static WhatCounts Of(Run run) => new(run);

    /// <summary>
    /// Launches of an arm that its figures come from, in block order: one a block and group (or as many as its plan has), of a one-worker
    /// baseline one a core; where launches were made one after another and repeated, the last.
    /// </summary>
    public IReadOnlyList<Launch> LaunchesOf(string arm)
    {
        var counting = _accepted[arm].Where(launch => FateOf(launch) == LaunchFate.Counts);
        return _launchesOnSameCores == 1
            ? [.. counting.Distinct(SamePlace.Comparer)]
            : [.. counting.GroupBy(launch => launch, SamePlace.Comparer).SelectMany(same => same.Take(_launchesOnSameCores))];
    }

    /// <summary>Launches of an arm that were not set aside: the ones that count and the ones that failed, in block order.</summary>
    public IReadOnlyList<Launch> AcceptedOf(string arm) => [.. _accepted[arm]];

    /// <summary>Launches of an arm whose GIL certificate counts: those that were not set aside and came to their end.</summary>
    public IEnumerable<Launch> CertifiedOf(string arm) => _accepted[arm].Where(HasCertificate);

    /// <summary>
    /// All launches of an arm whose GIL certificate was refused, those that were set aside included: a reader is told of them.
    /// </summary>
    public IEnumerable<Launch> RefusedOf(string arm) =>
        _all[arm].Where(launch => HasCertificate(launch) && launch.Certificate.Verdict == CertificateVerdict.Refused);

    /// <summary>All launches of an arm that failed, those that were set aside included: a reader is told of them.</summary>
    public IEnumerable<Launch> FailedOf(string arm) => _all[arm].Where(launch => launch.Outcome != LaunchOutcome.Ok);

    /// <summary>
    /// All launches of an arm that returned a wrong result, or left work undone. They refute wherever they came, in a launch that was set
    /// aside too: what disturbs a launch takes its time and changes no result.
    /// </summary>
    public IEnumerable<Launch> WrongOf(string arm) => _all[arm].Where(launch => launch.Outcome == LaunchOutcome.WrongResult);

    public LaunchFate FateOf(Launch launch) =>
        launch.Faults.Count > 0 ? LaunchFate.Disturbed
        : !_ended.Contains((launch.Block, launch.Group, launch.Attempt)) ? LaunchFate.InUnfinishedBlock
        : _attempts[(launch.Block, launch.Group)] != launch.Attempt ? LaunchFate.InSpoiledBlock
        : HasTime(launch) ? LaunchFate.Counts
        : LaunchFate.Failed;

    /// <summary>Whether a launch came to times, whatever became of its group.</summary>
    public static bool HasTime(Launch launch) =>
        launch.Outcome == LaunchOutcome.Ok && launch.Tasks > 0
        && launch.HasWarmTimes(seconds => seconds > 0 && double.IsFinite(seconds));

    /// <summary>What becomes of a slice of a launch that counts.</summary>
    /// <param name="setAside">Rounds of the launch that the environment disturbed.</param>
    public static SliceFate FateOf(IterationSample slice, IReadOnlyList<int> setAside) => FateOf(slice.Index, slice.Phase, setAside);

    /// <summary>The same of a slice by its place in its launch alone.</summary>
    public static SliceFate FateOf(int index, IReadOnlyList<int> setAside) => FateOf(index, SliceTable.PhaseOf(index), setAside);

    private static SliceFate FateOf(int index, SamplePhase phase, IReadOnlyList<int> setAside) =>
        phase == SamplePhase.Cold ? SliceFate.Cold
        : setAside.Contains(index) ? SliceFate.SetAside
        : SliceFate.Counts;

    private static bool HasCertificate(Launch launch) => launch.Outcome is LaunchOutcome.Ok or LaunchOutcome.GilMismatch;
}

/// <summary>What becomes of a launch once its block has ended.</summary>
internal enum LaunchFate
{
    /// <summary>It stands for its arm in its block: all figures come from such launches.</summary>
    Counts,

    /// <summary>Nothing disturbed it and its block is valid, but it came to no time: a failure of its arm.</summary>
    Failed,

    /// <summary>The environment disturbed it: it was repeated, or its whole block was run again.</summary>
    Disturbed,

    /// <summary>Nothing disturbed it, but another launch spoiled that attempt of its block.</summary>
    InSpoiledBlock,

    /// <summary>Its block has not ended.</summary>
    InUnfinishedBlock,
}

/// <summary>What becomes of a slice.</summary>
internal enum SliceFate
{
    /// <summary>Times of arms come from it.</summary>
    Counts,

    /// <summary>The first, in which the worker warms up: a first use, and never a time of the arm.</summary>
    Cold,

    /// <summary>The environment disturbed its round, for every arm of its group alike.</summary>
    SetAside,
}
