using System.Globalization;
using GilBench.Statistics.SignedRank;

namespace GilBench.Statistics.Intervals;

/// <summary>A ratio of times (a speed-up, where the base is on top) with its interval.</summary>
/// <param name="Estimate">The ratio.</param>
/// <param name="Low">Lower end; 0 where the blocks are too few for this confidence.</param>
/// <param name="High">Upper end; +∞ where the blocks are too few for this confidence.</param>
/// <param name="Count">How many independent values it came from: blocks, merged blocks, or the launches of the smaller side.</param>
/// <param name="Confidence">Two-sided, such as 0.95.</param>
internal sealed record RatioInterval(double Estimate, double Low, double High, int Count, double Confidence)
{
    public RatioPairing Pairing { get; init; }

    /// <summary>False where so few blocks bound nothing at this confidence: five have no finite 95 % interval.</summary>
    public bool IsFinite => Low > 0 && double.IsFinite(High);

    /// <summary>High/Low − 1: the whole width, as a fraction; +∞ where not finite.</summary>
    public double Width => IsFinite ? (High / Low) - 1 : double.PositiveInfinity;

    /// <summary>√(High/Low) − 1: from the middle to an end, as a fraction; +∞ where not finite.</summary>
    public double HalfWidth => IsFinite ? Math.Sqrt(High / Low) - 1 : double.PositiveInfinity;

    /// <summary>The ratio the other way round.</summary>
    public RatioInterval Inverse() => this with { Estimate = 1 / Estimate, Low = 1 / High, High = 1 / Low };

    /// <summary>Whether the whole interval lies strictly between 1/(1+margin) and 1+margin.</summary>
    public bool LiesWithin(double margin) => Low > 1 / (1 + margin) && High < 1 + margin;

    public bool Contains(double ratio) => Low <= ratio && ratio <= High;

    /// <summary>Both ends farther out by a factor of e to the <paramref name="shift"/>.</summary>
    public RatioInterval WidenedBy(double shift) => this with { Low = Low * Math.Exp(-shift), High = High * Math.Exp(shift) };

    /// <summary>What a reader must know about it; empty where there is nothing to say.</summary>
    public IReadOnlyList<string> Remarks()
    {
        var remarks = new List<string>();
        if (Pairing == RatioPairing.Unpaired)
        {
            remarks.Add("The two sides were measured apart (unpaired), so a change of the machine between them is part of the ratio.");
        }

        if (Pairing == RatioPairing.MergedBlocks)
        {
            remarks.Add("Neighbouring blocks resembled each other, so they were merged before the interval was computed.");
        }

        if (!IsFinite && Pairing != RatioPairing.Unpaired)
        {
            var fewest = SignedRankDistribution.FewestFor(Confidence);
            remarks.Add(string.Create(CultureInfo.InvariantCulture,
                $"{Count} {(Count == 1 ? "value has" : "values have")} no finite {Confidence:P0} interval; at least {fewest} are needed."));
        }

        if (!IsFinite && Pairing == RatioPairing.Unpaired)
        {
            remarks.Add("The spread is too large for the number of launches: the ratio has no finite interval.");
        }

        return remarks;
    }
}

/// <summary>What a ratio's two sides have in common.</summary>
internal enum RatioPairing
{
    /// <summary>Both sides stood in the same blocks.</summary>
    Blocks,

    /// <summary>As <see cref="Blocks"/>, with neighbouring blocks merged because they resembled each other.</summary>
    MergedBlocks,

    /// <summary>The sides were measured apart; a difference of the moment is part of the ratio.</summary>
    Unpaired,
}
