using GilBench.Model;

namespace GilBench.Analysis;

/// <summary>
/// What became of a run's rounds; each counts once for each group. All 0 in runs that were measured one launch after another.
/// </summary>
/// <param name="Run">Rounds that were run.</param>
/// <param name="SetAside">Those that the environment disturbed, each for every arm of its group alike.</param>
/// <param name="InSpoiledGroups">The others of groups that had to be run again.</param>
/// <param name="Reasons">What disturbed how many, the most frequent first.</param>
internal sealed record RoundCounts(int Run, int SetAside, int InSpoiledGroups, IReadOnlyList<(Disturbance By, int Rounds)> Reasons)
{
    /// <summary>Rounds that do not count, as a share of those that were run.</summary>
    public double LostShare => Run == 0 ? 0 : (double)Lost / Run;

    /// <summary>Rounds that do not count.</summary>
    public int Lost => SetAside + InSpoiledGroups;

    public static RoundCounts Of(IReadOnlyList<GroupEnd> groups) => new(
        groups.Sum(end => end.Rounds),
        groups.Sum(end => end.SetAside.Count),
        groups.Sum(end => end.LostRounds - end.SetAside.Count),
        [
            .. groups.SelectMany(end => end.SetAside)
                .CountBy(round => DisturbanceText.KindOf(round.Reason))
                .Select(same => (same.Key, same.Value))
                .OrderByDescending(same => same.Value).ThenBy(same => same.Key),
        ]);
}

/// <summary>How often groups were measured, each once for every block; none in runs that were measured one launch after another.</summary>
/// <param name="Spoiled">Attempts that the environment spoiled, so that the group was run again.</param>
/// <param name="Reasons">What spoiled how many, the most frequent first.</param>
internal sealed record GroupCounts(int Valid, int Spoiled, IReadOnlyList<(string Reason, int Groups)> Reasons)
{
    public static GroupCounts Of(WhatCounts counting) => new(
        counting.ValidGroups.Count,
        counting.SpoiledGroups.Count,
        [
            .. counting.SpoiledGroups
                .CountBy(end => end.Reason ?? "unknown")
                .Select(same => (same.Key, same.Value))
                .OrderByDescending(same => same.Value).ThenBy(same => same.Key, StringComparer.Ordinal),
        ]);
}

/// <summary>Blocks of a run.</summary>
/// <param name="Spoiled">Attempts that the environment spoiled.</param>
/// <param name="Reasons">What spoiled how many, in the order in which it first did.</param>
internal sealed record BlockCounts(int Valid, int Spoiled, IReadOnlyList<KeyValuePair<string, int>> Reasons)
{
    public double SpoiledShare => Valid + Spoiled == 0 ? 0 : (double)Spoiled / (Valid + Spoiled);

    public static BlockCounts Of(WhatCounts counting) => new(
        counting.ValidBlocks.Count, counting.SpoiledBlocks.Count, [.. counting.SpoiledBlocks.CountBy(block => block.Reason ?? "unknown")]);
}
