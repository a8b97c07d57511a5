using GilBench.Model;

namespace GilBench.Analysis;

/// <summary>What became of a run's launches; every launch is in exactly one of the figures beside <paramref name="Total"/>.</summary>
/// <param name="Counting">Figures come from these.</param>
/// <param name="Failed">Undisturbed, of valid blocks, but without a time.</param>
/// <param name="Disturbed">Set aside because the environment disturbed them: each was repeated, or its block was run again.</param>
/// <param name="InSpoiledBlocks">Set aside, undisturbed themselves, with the attempt of their block that another launch spoiled.</param>
/// <param name="InUnfinishedBlocks">Of a block that has not ended.</param>
/// <param name="DisturbedBy">
/// How many were disturbed by what; each launch once, by the first that was found, the most frequent first.
/// </param>
internal sealed record LaunchCounts(
    int Total,
    int Counting,
    int Failed,
    int Disturbed,
    int InSpoiledBlocks,
    int InUnfinishedBlocks,
    IReadOnlyList<DisturbanceCount> DisturbedBy)
{
    public static LaunchCounts Of(Run run, WhatCounts counting)
    {
        var fates = run.Launches.CountBy(counting.FateOf).ToDictionary();
        return new LaunchCounts(
            run.Launches.Count,
            Count(LaunchFate.Counts),
            Count(LaunchFate.Failed),
            Count(LaunchFate.Disturbed),
            Count(LaunchFate.InSpoiledBlock),
            Count(LaunchFate.InUnfinishedBlock),
            [
                .. run.Launches.Where(launch => counting.FateOf(launch) == LaunchFate.Disturbed)
                    .CountBy(launch => DisturbanceText.KindOf(launch.Faults[0]))
                    .Select(same => new DisturbanceCount(same.Key, same.Value))
                    .OrderByDescending(count => count.Launches).ThenBy(count => count.By),
            ]);

        int Count(LaunchFate fate) => fates.GetValueOrDefault(fate);
    }
}

/// <summary>How many launches one kind of disturbance set aside.</summary>
internal sealed record DisturbanceCount(Disturbance By, int Launches);
