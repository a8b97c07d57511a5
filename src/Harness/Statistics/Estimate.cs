namespace GilBench.Statistics;

/// <summary>
/// A typical value with its interval (Hodges–Lehmann, exact signed-rank): a time, a ratio of times, a difference, whatever is estimated. An
/// end that the values do not bound is null.
/// </summary>
/// <param name="Low">Lower end; null where the values are too few for this confidence.</param>
/// <param name="High">Upper end; null where the values are too few for this confidence.</param>
/// <param name="Count">How many independent values it came from: blocks, merged blocks, or the launches of the smaller side.</param>
/// <param name="Level">Two-sided confidence.</param>
internal sealed record Estimate(double Value, double? Low, double? High, int Count, double Level = Estimate.Confidence)
{
    /// <summary>Of everything that a report shows.</summary>
    public const double Confidence = 0.95;

    /// <summary>Fewer blocks have no finite 95 % interval.</summary>
    public const int FewestBlocks = 6;

    /// <summary>Blocks that it came from, before neighbours were merged.</summary>
    public int Blocks { get; init; } = Count;

    public RatioPairing Pairing { get; init; }

    /// <summary>Whether neighbouring blocks resembled each other: only ratios within blocks are safe then.</summary>
    public bool Wandered => Pairing is RatioPairing.MergedBlocks or RatioPairing.WidenedBlocks;

    /// <summary>False where so few blocks bound nothing at this confidence: five have no finite 95 % interval.</summary>
    public bool HasInterval => Low is not null && High is not null;

    /// <summary>High/Low − 1: the whole width of a value above 0, as a fraction; null without an interval.</summary>
    public double? Width => (High / Low) - 1;

    /// <summary>√(High/Low) − 1: from the middle to an end, as a fraction; null without an interval.</summary>
    public double? HalfWidth => High / Low is { } ratio ? Math.Sqrt(ratio) - 1 : null;

    /// <summary>How far the interval of a ratio reaches from 1, to either side, as a share; null without an interval.</summary>
    public double? FarEnd => this is { Low: > 0 and var low, High: { } high } ? Math.Max(high, 1 / low) - 1 : null;

    public bool Contains(double value) => Low <= value && value <= High;

    /// <summary>Whether the whole interval lies strictly between 1/(1+margin) and 1+margin.</summary>
    public bool LiesWithin(double margin) => Low > 1 / (1 + margin) && High < 1 + margin;

    /// <summary>The other way round: of a ratio, or of a time the rate.</summary>
    public Estimate Inverse() => this with { Value = 1 / Value, Low = 1 / High, High = 1 / Low };

    /// <summary>Both ends farther out by a factor of e to the <paramref name="shift"/>.</summary>
    public Estimate WidenedBy(double shift) => this with { Low = Low * Math.Exp(-shift), High = High * Math.Exp(shift) };

    /// <summary>Of logarithms, taken back.</summary>
    public Estimate Exp() => this with
    {
        Value = Math.Exp(Value),
        Low = Low is { } low ? Math.Exp(low) : null,
        High = High is { } high ? Math.Exp(high) : null,
    };
}

/// <summary>What a ratio's two sides have in common.</summary>
internal enum RatioPairing
{
    /// <summary>Both sides stood in the same blocks.</summary>
    Blocks,

    /// <summary>As <see cref="Blocks"/>, with neighbouring blocks merged because they resembled each other.</summary>
    MergedBlocks,

    /// <summary>As <see cref="Blocks"/>, with a wider interval because they resembled each other and were too few to be merged.</summary>
    WidenedBlocks,

    /// <summary>The sides were measured apart; a difference of the moment is part of the ratio.</summary>
    Unpaired,
}
