using GilBench.Model;

namespace GilBench.Analysis;

/// <summary>What became of a run's rounds; each counts once for each group. All 0 in runs that were measured one launch after another.</summary>
/// <param name="Run">Rounds that were run.</param>
/// <param name="SetAside">Those that the environment disturbed, each for every arm of its group alike.</param>
/// <param name="InSpoiledGroups">The others of groups that had to be run again.</param>
/// <param name="Reasons">What disturbed how many, the most frequent first.</param>
internal sealed record RoundCounts(int Run, int SetAside, int InSpoiledGroups, IReadOnlyList<(Disturbance By, int Rounds)> Reasons)
{
    /// <summary>Rounds that do not count, as a share of those that were run.</summary>
    public double LostShare => Run == 0 ? 0 : (double)(SetAside + InSpoiledGroups) / Run;

    public static RoundCounts Of(Run run) => new(
        run.Groups.Sum(end => end.Rounds),
        run.Groups.Sum(end => end.SetAside.Count),
        run.Groups.Where(end => !end.Valid).Sum(end => end.Rounds - end.SetAside.Count),
        [
            .. run.Groups.SelectMany(end => end.SetAside)
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
    public static GroupCounts Of(Run run) => new(
        run.Groups.Count(end => end.Valid),
        run.Groups.Count(end => !end.Valid),
        [
            .. run.Groups.Where(end => !end.Valid)
                .CountBy(end => end.Reason ?? "unknown")
                .Select(same => (same.Key, same.Value))
                .OrderByDescending(same => same.Value).ThenBy(same => same.Key, StringComparer.Ordinal),
        ]);
}

/// <summary>Blocks of a run.</summary>
/// <param name="Spoiled">Attempts that the environment spoiled.</param>
internal sealed record BlockCounts(int Valid, int Spoiled)
{
    public double SpoiledShare => Valid + Spoiled == 0 ? 0 : (double)Spoiled / (Valid + Spoiled);

    public static BlockCounts Of(Run run) => new(run.Blocks.Count(block => block.Valid), run.Blocks.Count(block => !block.Valid));
}
