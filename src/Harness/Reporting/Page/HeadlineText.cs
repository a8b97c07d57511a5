using GilBench.Reporting.Wording;

namespace GilBench.Reporting.Page;

/// <summary>The answer at the head of the page.</summary>
internal static class HeadlineText
{
    public static Headline Of(Evidence evidence)
    {
        if (evidence.Headline is not { } slice)
        {
            return new Headline("This run has no CPU-bound workload that keeps the GIL, so it does not say what the GIL costs.", []);
        }

        var cores = evidence.ArmsOf(slice).Max(arm => arm.Arm.Cores);
        var contest = Contest.At(evidence, slice, cores);
        if (cores == 1 || !contest.All.Any())
        {
            return new Headline(
                "Nothing was measured on more than one core, so this run says what one core does, not what the GIL costs several.", []);
        }

        return new Headline(Sentence(contest), [.. Tiles(contest)]);
    }

    private static string Sentence(Contest contest)
    {
        var parts = new List<string>();
        if (contest.WithGil is [var with, ..])
        {
            parts.Add($"with the GIL, threads make {contest.Slice.Name} {Faster(with)}");
        }

        if (contest.WithoutGil is [var without, ..])
        {
            parts.Add(contest.WithGil.Count > 0 ? $"without it, {Faster(without)}" : $"without the GIL, threads make {contest.Slice.Name} {Faster(without)}");
        }

        if (contest.Processes is { } processes)
        {
            parts.Add($"processes, {Faster(processes)}");
        }

        if (contest.CSharp is { } sharp)
        {
            parts.Add($"C#, {Faster(sharp)}");
        }

        return $"On {contest.Cores} cores: {string.Join("; ", parts)}.{Findings.Doubt(contest.All.Select(one => one.Gain))}";
    }

    private static string Faster(Contestant contestant) => contestant.Gain.Contains(1)
        ? $"no faster than one does ({Figures.Ratio(contestant.Gain.Value)})"
        : $"{Figures.Ratio(contestant.Gain.Value)} as fast as one does";

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
            yield return new Tile("Native ceiling", Figures.Ratio(ceiling.Value), IntervalOf(ceiling), $"a spin in C# on {contest.Cores} cores");
        }
    }

    private static Tile Of(string label, Contestant contestant) => new(
        label,
        Figures.Ratio(contestant.Gain.Value),
        IntervalOf(contestant.Gain),
        $"{contestant.Arm.Model} on {contestant.Arm.Runtime}, {Figures.Count(contestant.Arm.Workers, "worker", "workers")}");

    private static string IntervalOf(Analysis.Estimate estimate) =>
        estimate.HasInterval ? Figures.Interval(estimate) : $"no interval, {Figures.Count(estimate.Blocks, "block", "blocks")}";
}
