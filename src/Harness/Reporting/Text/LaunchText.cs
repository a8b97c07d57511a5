using System.Globalization;
using GilBench.Analysis;
using GilBench.Model;

namespace GilBench.Reporting.Text;

/// <summary>What became of a run's launches, in words.</summary>
internal static class LaunchText
{
    /// <summary>Such as <c>480 of 512 count</c>, and how many failed or were set aside, each only where there are some.</summary>
    public static string Of(LaunchCounts launches, bool inRounds)
    {
        string?[] parts =
        [
            launches.Counting == launches.Total ? $"all {Number(launches.Total)} count" : $"{Number(launches.Counting)} of "
                + $"{Number(launches.Total)} count",
            Some(launches.Failed, "failed"),
            Some(launches.Disturbed, "disturbed and set aside"),
            Some(launches.InSpoiledBlocks, inRounds ? "set aside with their spoiled group" : "set aside with their spoiled block"),
            Some(launches.InUnfinishedBlocks, inRounds ? "of an unfinished group" : "of an unfinished block"),
        ];
        return string.Join(", ", parts.OfType<string>());
    }

    /// <summary>Such as <c>other programs on its cores (9), hypervisor (5)</c>; null where none was disturbed.</summary>
    public static string? DisturbedBy(LaunchCounts launches) => launches.Disturbed == 0
        ? null
        : string.Join(", ", launches.DisturbedBy.Select(count => $"{DisturbanceText.Words(count.By)} ({Number(count.Launches)})"));

    /// <summary>
    /// What a run's figures rest on, in a sentence for each of blocks, launches and, where there were some, groups and rounds.
    /// </summary>
    public static string Basis(RunAnalysis analysis)
    {
        var (blocks, launches, rounds) = (analysis.Blocks, analysis.Launches, analysis.Rounds);
        var basis = $"Blocks: {blocks.Valid} valid, {blocks.Spoiled} spoiled. Launches: "
            + $"{Of(launches, analysis.InRounds)}{Because(DisturbedBy(launches))}.";
        return analysis.InRounds
            ? $"{basis} Groups: {RoundText.Of(analysis.Groups)}. Rounds: {RoundText.Of(rounds)}{Because(RoundText.DisturbedBy(rounds))}."
            : basis;
    }

    private static string Because(string? reasons) => reasons is null ? "" : $"; disturbed by {reasons}";

    private static string? Some(int count, string what) => count == 0 ? null : $"{Number(count)} {what}";

    private static string Number(int count) => count.ToString("N0", CultureInfo.InvariantCulture);
}

/// <summary>What became of a run's rounds and groups, in words.</summary>
internal static class RoundText
{
    /// <summary>Such as <c>1,152 run, 14 set aside, 32 in groups that were run again</c>.</summary>
    public static string Of(RoundCounts rounds)
    {
        string?[] parts =
        [
            $"{Number(rounds.Run)} run",
            rounds.SetAside == 0 ? "none set aside" : $"{Number(rounds.SetAside)} set aside",
            rounds.InSpoiledGroups == 0 ? null : $"{Number(rounds.InSpoiledGroups)} in groups that were run again",
        ];
        return string.Join(", ", parts.OfType<string>());
    }

    /// <summary>Such as <c>other programs on its cores (9), hypervisor (5)</c>; null where none was set aside.</summary>
    public static string? DisturbedBy(RoundCounts rounds) => rounds.Reasons.Count == 0
        ? null
        : string.Join(", ", rounds.Reasons.Select(reason => $"{DisturbanceText.Words(reason.By)} ({Number(reason.Rounds)})"));

    /// <summary>Such as <c>16 valid, 2 spoiled</c>.</summary>
    public static string Of(GroupCounts groups) =>
        groups.Spoiled == 0 ? $"{Number(groups.Valid)} valid, none spoiled" : $"{Number(groups.Valid)} valid, {Number(groups.Spoiled)} "
            + "spoiled";

    private static string Number(int count) => count.ToString("N0", CultureInfo.InvariantCulture);
}
