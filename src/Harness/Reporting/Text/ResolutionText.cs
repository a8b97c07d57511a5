using System.Globalization;
using GilBench.Analysis;
using GilBench.Model;

namespace GilBench.Reporting.Text;

/// <summary>What a run could have seen, in a sentence.</summary>
internal static class ResolutionText
{
    public static string Of(Resolution resolution, bool inRounds) => resolution.SmallestDifference is { } least
        ? $"The smallest difference that this run could have seen is about {Figures.Percent(least)} ({Sources(resolution)}); "
            + $"{HeldBackBy(resolution, inRounds)}."
        : $"This run has no interval, so what differences it could have seen is not known; {HeldBackBy(resolution, inRounds)}.";

    private static string Sources(Resolution resolution)
    {
        string?[] parts =
        [
            resolution.AaControl is { } same ? $"the A/A control agrees within {Figures.Percent(same)}" : "no A/A control has an interval",
            resolution.SpeedUps is { } half ? $"the interval of a typical speed-up is ±{Figures.Percent(half)}" : null,
        ];
        return string.Join(", ", parts.OfType<string>());
    }

    private static string HeldBackBy(Resolution resolution, bool inRounds)
    {
        List<string> reasons = [.. resolution.SlowCores.Select(core => SteadinessText.Of(core, inRounds))];
        if (resolution.StealShare > 0)
        {
            reasons.Add($"the hypervisor took {Figures.Percent(resolution.StealShare)} of the cores' time");
        }

        if (resolution.ThrottledSeconds > 0)
        {
            reasons.Add($"a CPU quota stopped it for {Figures.Duration(resolution.ThrottledSeconds)}");
        }

        if (resolution.OtherProgramsShare > 0)
        {
            reasons.Add($"other programs disturbed {Figures.Percent(resolution.OtherProgramsShare)} of the "
                + $"{(inRounds ? "rounds" : "launches")}");
        }

        if (resolution.HasFewBlocks)
        {
            reasons.Add($"it has {Counted.Of(resolution.Blocks, "block")}, and {Resolution.EnoughBlocks} or more would show smaller ones");
        }

        return reasons.Count == 0 ? "nothing that was recorded held it back" : $"what held it back: {string.Join("; ", reasons)}";
    }
}

/// <summary>How steadily the cores ran, in words.</summary>
internal static class SteadinessText
{
    /// <summary>Such as <c>CPU 0 ran at 55 % of its best in 76 % of the rounds: a neighbour shares the physical core</c>.</summary>
    public static string Of(CoreSteadiness core, bool inRounds) => string.Create(
        CultureInfo.InvariantCulture,
        $"CPU {core.Cpu} ran at {100 * (core.SlowSpeed ?? 1):0} % of its best in {100 * core.SlowShare:0} % of the {Unit(inRounds)}")
            + ": a neighbour shares the physical core";

    /// <summary>A sentence for each core that widens intervals, after a space; empty where none does.</summary>
    public static string Because(IEnumerable<CoreSteadiness> slow, bool inRounds) =>
        string.Concat(slow.Select(core => $" {Of(core, inRounds)}."));

    private static string Unit(bool inRounds) => inRounds ? "rounds" : "iterations";
}
