using System.Text.Json.Serialization;

namespace GilBench.Model;

/// <summary>One fresh process that measured one arm in one block: a line of the run file.</summary>
/// <param name="Id">Block, group, attempt and order of start: <c>b001-g00-a1-007</c>.</param>
/// <param name="Attempt">1, and one more each time its group had to be run again in this block.</param>
/// <param name="Group">The group's place in the plan, from 0.</param>
/// <param name="Order">Place in the order in which the group's workers were started, from 0.</param>
/// <param name="Tasks">Units of a slice that may count.</param>
/// <param name="Detail">What happened, where it is not <see cref="LaunchOutcome.Ok"/>.</param>
/// <param name="ResultsAgree">
/// Whether every unit of every slice returned the expected result; null where none was seen, or none is expected.
/// </param>
/// <param name="AffinityAsked">The cores it was pinned to: the arm's or, of a one-worker baseline, a single one of them.</param>
/// <param name="Faults">Why the environment spoiled it (its group is run again); empty is valid.</param>
/// <param name="StartupSeconds">Creating the pool until every worker stood ready; null where others started at the same time.</param>
/// <param name="Slices">What was measured: the cold slice, then one a round.</param>
/// <param name="SetAside">Rounds that do not count, for every arm of the group alike.</param>
/// <param name="WaitingCpuShare">CPU time over time while it waited for its turn; null where it is not known.</param>
/// <param name="Noise">What the machine did meanwhile; null where that stands with the group.</param>
internal sealed record Launch(
    string Id,
    int Block,
    int Attempt,
    int Group,
    int Order,
    string Arm,
    int Tasks,
    LaunchOutcome Outcome,
    string? Detail,
    bool? ResultsAgree,
    GilCertificate Certificate,
    IReadOnlyList<int> AffinityAsked,
    IReadOnlyList<int>? AffinityRead,
    IReadOnlyList<string> Faults,
    double? StartupSeconds,
    double? ShutdownSeconds,
    SliceTable Slices,
    IReadOnlyList<int> SetAside,
    double? WaitingCpuShare,
    RuntimeDescription? Runtime,
    IReadOnlyList<string>? Modules,
    long? PeakRssBytes,
    long? ChildrenPeakRssBytes,
    NoiseDelta? Noise,
    string? ExecutableSha256,
    DateTimeOffset Started,
    double DurationSeconds,
    int? ExitCode) : RunLine
{
    /// <summary>All slices, the cold one first; the index of a warm one is its round.</summary>
    [JsonIgnore]
    public IReadOnlyList<IterationSample> Samples
    {
        get => Slices.Rows();
        init => Slices = SliceTable.Of(value);
    }

    /// <summary>The slices of the rounds that count; made anew each time, so whoever looks at several figures of them keeps them.</summary>
    public IReadOnlyList<IterationSample> Warm => [.. WarmRounds.Select(Slices.Row)];

    /// <summary>How many units a slice had: the first one of a sweep has fewer than the others.</summary>
    public int TasksOf(IterationSample slice) =>
        slice.Phase == SamplePhase.Cold && slice.Results.Values.Sum() is > 0 and var units ? units : Tasks;

    public IReadOnlyList<double> WarmSeconds => [.. WarmRounds.Select(round => Slices.WallSeconds[round])];

    /// <summary>Whether any slice counts, and each that does has a time that is good.</summary>
    public bool HasWarmTimes(Func<double, bool> isGood)
    {
        var any = false;
        for (var round = 0; round < Slices.WallSeconds.Count; round++)
        {
            if (Counts(round))
            {
                if (!isGood(Slices.WallSeconds[round]))
                {
                    return false;
                }

                any = true;
            }
        }

        return any;
    }

    private IEnumerable<int> WarmRounds => Enumerable.Range(0, Slices.WallSeconds.Count).Where(Counts);

    private bool Counts(int round) => WhatCounts.FateOf(round, SetAside) == SliceFate.Counts;

    /// <summary>What a first use costs: start-up and the first slice, in seconds.</summary>
    public double? ColdSeconds =>
        StartupSeconds is { } startup && Slices.WallSeconds is [var first, ..] ? startup + first : null;

    /// <summary>
    /// Seconds of this launch that went into timed regions. Where the workers of its group started at once, the cold slices overlapped, and
    /// nobody takes their times.
    /// </summary>
    public double TimedSeconds => Slices.WallSeconds.Skip(StartupSeconds is null ? 1 : 0).Sum();
}
