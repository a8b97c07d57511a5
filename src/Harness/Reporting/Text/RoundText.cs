using System.Globalization;
using GilBench.Analysis;
using GilBench.Model;

namespace GilBench.Reporting.Text;

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
        groups.Spoiled == 0 ? $"{Number(groups.Valid)} valid, none spoiled" : $"{Number(groups.Valid)} valid, {Number(groups.Spoiled)} spoiled";

    private static string Number(int count) => count.ToString("N0", CultureInfo.InvariantCulture);
}
