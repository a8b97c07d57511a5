using GilBench.Analysis;
using GilBench.Claims;
using GilBench.Claims.Judging;
using GilBench.Statistics;

namespace GilBench.Reporting.Answers;

/// <summary>What follows from the figures, or why nothing does.</summary>
internal sealed record Recommendation
{
    /// <summary>Null where none follows.</summary>
    public WayMeasured? Taken { get; init; }

    /// <summary>What it does in the time in which each simpler way does 1, the simplest first.</summary>
    public IReadOnlyList<OverWay> OverSimpler { get; init; } = [];

    /// <summary>Where the simplest is taken: what the best of the others does against it.</summary>
    public OverWay? BestOther { get; init; }

    /// <summary>What the controls say against a figure, a sentence or several; null where nothing.</summary>
    public string? Doubt { get; init; }

    /// <summary>
    /// Two ways of which the figures do not tell whether the second is clearly better; null where that is not the reason.
    /// </summary>
    public (WayMeasured Simpler, OverWay Other)? Undecided { get; init; }

    /// <summary>Whether each of the ways among which it is open is clearly better than one worker.</summary>
    public bool AnyBeatsOneWorker { get; init; }
}

/// <summary>A way against another: how much more work is done in the same time, the price of the interpreter included.</summary>
/// <param name="Way">The one that the ratio is over; in the best of the others, and where it is open, the one whose it is.</param>
/// <param name="Ratio">Paired within rounds; null where no block has both.</param>
internal sealed record OverWay(WayMeasured Way, Estimate? Ratio);

/// <summary>
/// Takes the simplest way that no later one beats clearly: the whole interval of throughput against throughput on the same cores must lie
/// beyond the margin. What an interval leaves open leaves the recommendation open where it matters.
/// </summary>
internal sealed class RecommendationRule(RunAnalysis analysis)
{
    /// <summary>Less is not worth another way of running: the margin of claims.</summary>
    public const double Margin = ClaimStatement.DefaultMargin;

    /// <summary>Whether one way is more than the margin faster than another.</summary>
    internal enum Better
    {
        No,
        Open,
        Clearly,
    }

    /// <param name="ways">The simplest first.</param>
    public Recommendation Of(IReadOnlyList<WayMeasured> ways)
    {
        if (!ways.Any(way => way.Way != Way.OneWorker) || ways[0].Way != Way.OneWorker)
        {
            return new Recommendation();
        }

        // Every way that may still be the one to take: several where a comparison is open.
        List<WayMeasured> possible = [ways[0]];
        foreach (var candidate in ways.Skip(1))
        {
            var beaten = possible.ToDictionary(simpler => simpler, simpler => Compare(simpler, candidate));
            if (beaten.Values.Any(better => better != Better.No))
            {
                possible = [.. possible.Where(simpler => beaten[simpler] != Better.Clearly), candidate];
            }
        }

        return possible is [var taken] ? Take(ways, taken) : Open(ways[0], possible);
    }

    public static Estimate? Over(WayMeasured simpler, WayMeasured way) => BlockPairs.Ratio(simpler.Measured, way.Measured);

    private static Recommendation Take(IReadOnlyList<WayMeasured> ways, WayMeasured taken) => new()
    {
        Taken = taken,
        OverSimpler = [.. ways.TakeWhile(way => way != taken).Select(simpler => new OverWay(simpler, Over(simpler, taken)))],
        BestOther = taken.Way == Way.OneWorker
            ? ways.Skip(1).Select(other => new OverWay(other, Over(taken, other))).MaxBy(other => other.Ratio?.Value)
            : null,
    };

    private Recommendation Open(WayMeasured one, List<WayMeasured> possible) =>
        possible.Select(DoubtOf).FirstOrDefault(doubt => doubt is not null) is { } reason
            ? new Recommendation { Doubt = reason }
            : new Recommendation
            {
                Undecided = (possible[0], new OverWay(possible[1], Over(possible[0], possible[1]))),
                AnyBeatsOneWorker = possible.TrueForAll(way => way != one && Compare(one, way) == Better.Clearly),
            };

    /// <summary>Whether the whole interval, widened by what the controls ask for, lies beyond the margin.</summary>
    public Better Compare(WayMeasured simpler, WayMeasured candidate)
    {
        if (DoubtOf(simpler) is not null || DoubtOf(candidate) is not null || Over(simpler, candidate) is not { HasInterval: true } ratio)
        {
            return Better.Open;
        }

        var moved = ratio.WidenedBy(Math.Max(ShiftOf(simpler), ShiftOf(candidate)));
        return moved.Low > 1 + Margin ? Better.Clearly
            : moved.High <= 1 + Margin ? Better.No
            : Better.Open;
    }

    /// <summary>Why the controls leave its gain open, by the rule that verdicts follow; null where they do not.</summary>
    private string? DoubtOf(WayMeasured way) =>
        way.Way == Way.OneWorker ? null : MeasuredCase.WhyNoAnswer(way.Measured, way.Base, analysis);

    /// <summary>
    /// By how much, as a logarithm, intervals are widened: where the A/A control excludes 1, by its far end, within the margin too; else
    /// as limits of verdicts move.
    /// </summary>
    private double ShiftOf(WayMeasured way)
    {
        if (way.Way == Way.OneWorker)
        {
            return 0;
        }

        var controls = MeasuredCase.Of(way.Measured, way.Base, Metric.TimePerUnit, analysis).Controls.Controls;
        return controls.LargestShift is { } largest && !controls.AaControl!.Contains(1)
            ? largest
            : controls.LimitShift(Margin);
    }
}
