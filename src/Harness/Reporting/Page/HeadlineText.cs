using GilBench.Analysis;
using GilBench.Claims;
using GilBench.Claims.Judging;
using GilBench.Model;
using GilBench.Reporting.Series;
using GilBench.Reporting.Tables;
using GilBench.Reporting.Text;
using GilBench.Statistics;
using GilBench.Statistics.Verdicts;

namespace GilBench.Reporting.Page;

/// <summary>The answer at the head of the page.</summary>
internal static class HeadlineText
{
    /// <summary>One of the large figures at the head of the page: whose it is, what it is of.</summary>
    private sealed record Tile(string Label, Estimate Estimate, string Detail);

    private static readonly Column<Tile>[] s_tiles =
    [
        Columns.Of<Tile>("", tile => tile.Label),
        Columns.Of<Tile>("Speed-up", tile => Figures.Ratio(tile.Estimate.Value)),
        Columns.Of<Tile>("95 % interval", tile => IntervalOf(tile.Estimate)),
        Columns.Of<Tile>("Of", tile => tile.Detail),
    ];

    public static Headline Of(Evidence evidence)
    {
        if (evidence.Measured.Count == 0)
        {
            return Without("No launch of this run counts yet, so it does not say what the GIL costs.");
        }

        if (evidence.Headline is not { } slice)
        {
            return Without("This run has no CPU-bound workload that keeps the GIL, so it does not say what the GIL costs.");
        }

        // Of the user's code the answer says it.
        if (slice.Workload.Code is not null && !HasSeveralWorkers(evidence, slice))
        {
            return Without("");
        }

        var cores = evidence.ArmsOf(slice).Max(arm => arm.Arm.Cores);
        var comparison = Comparison.At(evidence, slice, cores);
        if (cores == 1)
        {
            return Without(
                "Nothing was measured on more than one core, so this run says what one core does, not what the GIL costs several.");
        }

        if (!comparison.All.Any())
        {
            return Without(EmbeddedComparison.At(evidence, slice, cores)?.Finding() ??
                $"No speed-up of threads, processes or C# is known for {slice.Name} on {Counted.Of(cores, "core")}, "
                + "so this run does not say in one line what the GIL costs; the tables show what was measured.");
        }

        ComparedModel?[] named = [.. comparison.WithGil.Take(1), .. comparison.WithoutGil.Take(1), comparison.Processes, comparison.CSharp];
        var doubts = named.OfType<ComparedModel>().ToDictionary(one => one, one => WhyNoAnswer(evidence, one));
        return new Headline(Sentence(comparison, doubts), Table.Of(Tiles(comparison), s_tiles));
    }

    /// <summary>Whether there is something to compare: the answer says what tasks of an event loop gained.</summary>
    private static bool HasSeveralWorkers(Evidence evidence, WorkloadSlice slice)
    {
        var cores = evidence.ArmsOf(slice).Max(arm => arm.Arm.Cores);
        return cores > 1 && Comparison.At(evidence, slice, cores).All.Any();
    }

    private static Headline Without(string sentence) => new(sentence, Table.Of([], s_tiles));

    /// <summary>A figure is an answer where a verdict about it could be one, and never elsewhere; null where it is.</summary>
    internal static string? WhyNoAnswer(Evidence evidence, ComparedModel compared) =>
        MeasuredCase.WhyNoAnswer(compared.Measured, compared.Base, evidence.Analysis) ?? WhyNotClear(evidence, compared);

    /// <summary>Where the A/A control asks for moved limits, what is said must be the same with them.</summary>
    private static string? WhyNotClear(Evidence evidence, ComparedModel compared)
    {
        var controls = MeasuredCase.Of(compared.Measured, compared.Base, Metric.TimePerUnit, evidence.Analysis).Controls.Controls;
        var (shift, gain) = (Math.Exp(controls.LimitShift(ClaimStatement.DefaultMargin)), compared.Gain);
        var moved = gain with { Low = gain.Low / shift, High = gain.High * shift };
        return Gain(compared with { Gain = moved }) == Gain(compared)
            ? null
            : $"The A/A control leaves ±10 %, and with limits moved by {Figures.Percent(shift - 1)} "
                + $"what is said of {compared.Arm.Model} on {compared.Arm.Runtime} is not clear.";
    }

    private static string Sentence(Comparison comparison, Dictionary<ComparedModel, string?> doubts)
    {
        // A figure without an interval is told of at the end of the sentence, with its blocks.
        var reasons = doubts.Values.OfType<string>().Select(FirstSentence)
            .Where(reason => reason != ClaimVerdict.NoInterval).Distinct().ToList();
        var all = doubts.Values.All(doubt => doubt is not null);
        string Gain(ComparedModel one) => HeadlineText.Gain(one) + (doubts[one] is null || all ? "" : ", which is inconclusive");
        string?[] parts =
        [
            comparison.WithGil is [var with, ..] ? $"with the GIL, threads are {Gain(with)}" : null,
            (comparison.WithGil.Count, comparison.WithoutGil) switch
            {
                (_, []) => null,
                (0, [var without, ..]) => $"without the GIL, threads are {Gain(without)}",
                (_, [var without, ..]) => $"without it, they are {Gain(without)}",
            },
            comparison.Processes is { } processes ? $"processes are {Gain(processes)}" : null,
            comparison.CSharp is { } sharp ? $"C# is {Gain(sharp)}" : null,
        ];
        var sentence = $"{comparison.Slice.Name} on {Counted.Of(comparison.Cores, "core")} against one worker: "
            + $"{string.Join("; ", parts.OfType<string>())}."
            + Findings.Doubt(comparison.All.Select(one => one.Gain));
        return all
            ? string.Join(' ', ["Inconclusive.", .. reasons.Take(1), sentence])
            : string.Join(' ', [sentence, .. reasons]);
    }

    internal static string FirstSentence(string text) =>
        text.IndexOf(". ", StringComparison.Ordinal) is >= 0 and var end ? text[..(end + 1)] : text;

    private static string Gain(ComparedModel compared) => compared.Gain switch
    {
        { Low: > 1 } gain when Findings.IsFlat(gain) => $"hardly faster ({Figures.Ratio(gain.Value)})",
        var gain when Findings.IsFlat(gain) => $"no faster ({Figures.Ratio(gain.Value)})",
        var gain when gain.Contains(1) => $"perhaps {Figures.Ratio(gain.Value)} as fast",
        { High: < 1 } gain => $"slower ({Figures.Ratio(gain.Value)})",
        var gain => $"{Figures.Ratio(gain.Value)} as fast",
    };

    private static IEnumerable<Tile> Tiles(Comparison comparison)
    {
        foreach (var with in comparison.WithGil)
        {
            yield return Of("Threads with the GIL", with);
        }

        foreach (var without in comparison.WithoutGil)
        {
            yield return Of("Threads without the GIL", without);
        }

        if (comparison.Processes is { } processes)
        {
            yield return Of("Processes", processes);
        }

        if (comparison.CSharp is { } sharp)
        {
            yield return Of("C#", sharp);
        }

        if (comparison.Ceiling is { } ceiling)
        {
            yield return new Tile("Native ceiling", ceiling, $"native code in C# on {Counted.Of(comparison.Cores, "core")}");
        }
    }

    private static Tile Of(string label, ComparedModel compared) => new(
        label, compared.Gain, $"{compared.Arm.Model} on {compared.Arm.Runtime}, {Counted.Of(compared.Arm.Workers, "worker")}");

    private static string IntervalOf(Estimate estimate) =>
        estimate.HasInterval ? Figures.Interval(estimate) : $"no interval, {Counted.Of(estimate.Blocks, "block")}";
}

/// <summary>What the GIL costs here, in one sentence and a few figures.</summary>
/// <param name="Sentence">Empty where an answer about the user's code says all that there is.</param>
/// <param name="Tiles">A row for each figure; the page shows them large.</param>
internal sealed record Headline(string Sentence, Table Tiles)
{
    /// <summary>Where something else stands at the head of the page.</summary>
    public static Headline None { get; } = new("", new Table { Columns = [], Rows = [] });
}
