using System.Globalization;
using GilBench.Analysis;
using GilBench.Model;

namespace GilBench.Reporting.Wording;

/// <summary>What became of a run's launches, in words.</summary>
internal static class LaunchText
{
    /// <summary>Such as <c>480 of 512 count</c>, and how many failed or were set aside, each only where there are some.</summary>
    public static string Of(LaunchCounts launches)
    {
        string?[] parts =
        [
            launches.Counting == launches.Total ? $"all {Number(launches.Total)} count" : $"{Number(launches.Counting)} of {Number(launches.Total)} count",
            Some(launches.Failed, "failed"),
            Some(launches.Disturbed, "disturbed and set aside"),
            Some(launches.InSpoiledBlocks, "set aside with their spoiled block"),
            Some(launches.InUnfinishedBlocks, "of an unfinished block"),
        ];
        return string.Join(", ", parts.OfType<string>());
    }

    /// <summary>Such as <c>other programs on its cores (9), hypervisor (5)</c>; null where none was disturbed.</summary>
    public static string? DisturbedBy(LaunchCounts launches) => launches.Disturbed == 0
        ? null
        : string.Join(", ", launches.DisturbedBy.Select(count => $"{DisturbanceText.Words(count.By)} ({Number(count.Launches)})"));

    /// <summary>What a run's figures rest on, in two sentences.</summary>
    public static string Basis(BlockCounts blocks, LaunchCounts launches) =>
        $"Blocks: {blocks.Valid} valid, {blocks.Spoiled} spoiled. Launches: {Of(launches)}{(DisturbedBy(launches) is { } reasons ? $"; disturbed by {reasons}" : "")}.";

    private static string? Some(int count, string what) => count == 0 ? null : $"{Number(count)} {what}";

    private static string Number(int count) => count.ToString("N0", CultureInfo.InvariantCulture);
}
