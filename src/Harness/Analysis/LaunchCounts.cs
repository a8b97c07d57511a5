using GilBench.Model;

namespace GilBench.Analysis;

/// <summary>What became of a run's launches; every launch is in exactly one of the figures beside <see cref="Total"/>.</summary>
internal sealed record LaunchCounts
{
    public required int Total { get; init; }

    /// <summary>Figures come from these.</summary>
    public required int Counting { get; init; }

    /// <summary>Undisturbed, of valid blocks, but without a time.</summary>
    public required int Failed { get; init; }

    /// <summary>Set aside because the environment disturbed them: each was repeated, or its block was run again.</summary>
    public required int Disturbed { get; init; }

    /// <summary>Set aside, undisturbed themselves, with the attempt of their block that another launch spoiled.</summary>
    public required int InSpoiledBlocks { get; init; }

    /// <summary>Of a block that has not ended.</summary>
    public required int InUnfinishedBlocks { get; init; }

    /// <summary>How many were disturbed by what; each launch once, by the first that was found, the most frequent first.</summary>
    public required IReadOnlyList<DisturbanceCount> DisturbedBy { get; init; }

    public static LaunchCounts Of(Run run, WhatCounts counting)
    {
        var fates = run.Launches.CountBy(counting.FateOf).ToDictionary();
        return new LaunchCounts
        {
            Total = run.Launches.Count,
            Counting = Count(LaunchFate.Counts),
            Failed = Count(LaunchFate.Failed),
            Disturbed = Count(LaunchFate.Disturbed),
            InSpoiledBlocks = Count(LaunchFate.InSpoiledBlock),
            InUnfinishedBlocks = Count(LaunchFate.InUnfinishedBlock),
            DisturbedBy =
            [
                .. run.Launches.Where(launch => counting.FateOf(launch) == LaunchFate.Disturbed)
                    .CountBy(launch => DisturbanceText.KindOf(launch.Faults[0]))
                    .Select(same => new DisturbanceCount(same.Key, same.Value))
                    .OrderByDescending(count => count.Launches).ThenBy(count => count.By),
            ],
        };

        int Count(LaunchFate fate) => fates.GetValueOrDefault(fate);
    }
}

/// <summary>How many launches one kind of disturbance set aside.</summary>
internal sealed record DisturbanceCount(Disturbance By, int Launches);
