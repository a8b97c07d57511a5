using GilBench.Analysis;
using GilBench.Model;
using GilBench.Reporting.Warnings;
using GilBench.Reporting.Wording;
using GilBench.Statistics.Verdicts;

namespace GilBench.Reporting.Page;

/// <summary>The answer at the head of the page.</summary>
internal static class HeadlineText
{
    public static Headline Of(Evidence evidence)
    {
        if (evidence.Measured.Count == 0)
        {
            return new Headline("No launch of this run counts yet, so it does not say what the GIL costs.", []);
        }

        if (evidence.Headline is not { } slice)
        {
            return new Headline("This run has no CPU-bound workload that keeps the GIL, so it does not say what the GIL costs.", []);
        }

        var cores = evidence.ArmsOf(slice).Max(arm => arm.Arm.Cores);
        var contest = Contest.At(evidence, slice, cores);
        if (cores == 1)
        {
            return new Headline(
                "Nothing was measured on more than one core, so this run says what one core does, not what the GIL costs several.", []);
        }

        if (!contest.All.Any())
        {
            return new Headline(
                $"No speed-up of threads, processes or C# is known for {slice.Name} on {Counted.Of(cores, "core")}, so this run does not say in one line what the GIL costs; the tables show what was measured.", []);
        }

        return new Headline(Reservation(evidence, contest) + Sentence(contest), [.. Tiles(contest)]);
    }

    /// <summary>Why the figures must not be taken for an answer; empty where they may.</summary>
    private static string Reservation(Evidence evidence, Contest contest)
    {
        var noisy = evidence.Analysis.Blocks.SpoiledShare > ClaimControls.LargestInvalidBlockShare
            || evidence.Analysis.NullSpreads.Any(spread => spread.LeavesMargin && evidence.Analysis.Find(spread.Arm)?.Arm.Workload == contest.Slice.Workload.Id);
        if (noisy)
        {
            return "Inconclusive, because this machine was too noisy. ";
        }

        return contest.Ceiling is { } ceiling && WarningList.IsLow(ceiling, contest.Cores)
            ? $"Inconclusive, because it is not shown that even native code got {Counted.Of(contest.Cores, "core")} of this machine. "
            : "";
    }

    private static string Sentence(Contest contest)
    {
        string?[] parts =
        [
            contest.WithGil is [var with, ..] ? $"with the GIL, threads are {Gain(with)}" : null,
            (contest.WithGil.Count, contest.WithoutGil) switch
            {
                (_, []) => null,
                (0, [var without, ..]) => $"without the GIL, threads are {Gain(without)}",
                (_, [var without, ..]) => $"without it, they are {Gain(without)}",
            },
            contest.Processes is { } processes ? $"processes are {Gain(processes)}" : null,
            contest.CSharp is { } sharp ? $"C# is {Gain(sharp)}" : null,
        ];
        return $"{contest.Slice.Name} on {Counted.Of(contest.Cores, "core")} against one worker: {string.Join("; ", parts.OfType<string>())}."
            + Findings.Doubt(contest.All.Select(one => one.Gain));
    }

    private static string Gain(Contestant contestant) => contestant.Gain switch
    {
        { Low: > 1 } gain when Findings.IsFlat(gain) => $"hardly faster ({Figures.Ratio(gain.Value)})",
        var gain when Findings.IsFlat(gain) => $"no faster ({Figures.Ratio(gain.Value)})",
        var gain when gain.Contains(1) => $"perhaps {Figures.Ratio(gain.Value)} as fast",
        { High: < 1 } gain => $"slower ({Figures.Ratio(gain.Value)})",
        var gain => $"{Figures.Ratio(gain.Value)} as fast",
    };

    private static IEnumerable<Tile> Tiles(Contest contest)
    {
        foreach (var with in contest.WithGil)
        {
            yield return Of("Threads with the GIL", with);
        }

        foreach (var without in contest.WithoutGil)
        {
            yield return Of("Threads without the GIL", without);
        }

        if (contest.Processes is { } processes)
        {
            yield return Of("Processes", processes);
        }

        if (contest.CSharp is { } sharp)
        {
            yield return Of("C#", sharp);
        }

        if (contest.Ceiling is { } ceiling)
        {
            yield return new Tile("Native ceiling", Figures.Ratio(ceiling.Value), IntervalOf(ceiling), $"a spin in C# on {Counted.Of(contest.Cores, "core")}");
        }
    }

    private static Tile Of(string label, Contestant contestant) => new(
        label,
        Figures.Ratio(contestant.Gain.Value),
        IntervalOf(contestant.Gain),
        $"{contestant.Arm.Model} on {contestant.Arm.Runtime}, {Counted.Of(contestant.Arm.Workers, "worker")}");

    private static string IntervalOf(Estimate estimate) =>
        estimate.HasInterval ? Figures.Interval(estimate) : $"no interval, {Counted.Of(estimate.Blocks, "block")}";
}
