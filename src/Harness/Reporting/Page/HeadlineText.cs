using GilBench.Analysis;
using GilBench.Claims;
using GilBench.Claims.Judging;
using GilBench.Model;
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

        Contestant?[] named = [.. contest.WithGil.Take(1), .. contest.WithoutGil.Take(1), contest.Processes, contest.CSharp];
        var doubts = named.OfType<Contestant>().ToDictionary(one => one, one => WhyNoAnswer(evidence, one));
        return new Headline(Sentence(contest, doubts), [.. Tiles(contest)]);
    }

    /// <summary>A figure is an answer where a verdict about it could be one, and never elsewhere; null where it is.</summary>
    private static string? WhyNoAnswer(Evidence evidence, Contestant contestant)
    {
        var arm = evidence.Analysis.Find(contestant.Arm.Id)!;
        var over = evidence.Analysis.Find(Contestant.BaseOf(arm)!)!;
        return MeasuredCase.WhyNoAnswer(arm.Arm, over.Arm, evidence.Run, evidence.Analysis) ?? WhyNotClear(evidence, contestant, arm.Arm, over.Arm);
    }

    /// <summary>Where the A/A control asks for moved limits, what is said must be the same with them.</summary>
    private static string? WhyNotClear(Evidence evidence, Contestant contestant, Arm arm, Arm over)
    {
        var controls = MeasuredCase.Of(new ClaimCase("", arm, over), ComparedTime.Unit, evidence.Run, evidence.Analysis).Controls.Controls;
        var (shift, gain) = (Math.Exp(controls.LimitShift(ClaimStatement.DefaultMargin)), contestant.Gain);
        var moved = gain with { Low = gain.Low / shift, High = gain.High * shift };
        return Gain(contestant with { Gain = moved }) == Gain(contestant)
            ? null
            : $"The A/A control leaves ±10 %, and with limits moved by {Figures.Percent(shift - 1)} what is said of {contestant.Arm.Model} on {contestant.Arm.Runtime} is not clear.";
    }

    private static string Sentence(Contest contest, Dictionary<Contestant, string?> doubts)
    {
        // A figure without an interval is told of at the end of the sentence, with its blocks.
        var reasons = doubts.Values.OfType<string>().Select(FirstSentence).Where(reason => reason != ClaimVerdict.NoInterval).Distinct().ToList();
        var all = doubts.Values.All(doubt => doubt is not null);
        string Gain(Contestant one) => HeadlineText.Gain(one) + (doubts[one] is null || all ? "" : ", which is inconclusive");
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
        var sentence = $"{contest.Slice.Name} on {Counted.Of(contest.Cores, "core")} against one worker: {string.Join("; ", parts.OfType<string>())}."
            + Findings.Doubt(contest.All.Select(one => one.Gain));
        return all
            ? string.Join(' ', ["Inconclusive.", .. reasons.Take(1), sentence])
            : string.Join(' ', [sentence, .. reasons]);
    }

    private static string FirstSentence(string text) => text.IndexOf(". ", StringComparison.Ordinal) is >= 0 and var end ? text[..(end + 1)] : text;

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
