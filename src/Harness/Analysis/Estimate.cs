using GilBench.Statistics.Intervals;
using GilBench.Statistics.SignedRank;

namespace GilBench.Analysis;

/// <summary>A typical value with its 95 % interval (Hodges–Lehmann, exact signed-rank).</summary>
/// <param name="Low">Lower end; null where the blocks bound nothing.</param>
/// <param name="High">Upper end; null where the blocks bound nothing.</param>
/// <param name="Blocks">Blocks that it came from.</param>
/// <param name="Wandered">Whether neighbouring blocks resembled each other, so that they were merged in pairs.</param>
internal sealed record Estimate(double Value, double? Low, double? High, int Blocks, bool Wandered)
{
    public const double Confidence = 0.95;

    /// <summary>Fewer blocks have no finite 95 % interval.</summary>
    public const int FewestBlocks = 6;

    public bool HasInterval => Low is not null && High is not null;

    /// <summary>High/Low − 1: the whole width, as a fraction; null without an interval.</summary>
    public double? Width => Low is { } low && High is { } high ? (high / low) - 1 : null;

    /// <summary>√(High/Low) − 1: from the middle to an end, as a fraction; null without an interval.</summary>
    public double? HalfWidth => Low is { } low && High is { } high ? Math.Sqrt(high / low) - 1 : null;

    public bool Contains(double value) => Low <= value && value <= High;

    public static Estimate OfRatio(RatioInterval ratio, int blocks) => new(
        ratio.Estimate,
        ratio.IsFinite ? ratio.Low : null,
        ratio.IsFinite ? ratio.High : null,
        blocks,
        ratio.Pairing == RatioPairing.MergedBlocks);

    /// <summary>As <see cref="OfValues"/>, of values that may be 0 or below, so not on logarithms.</summary>
    /// <param name="values">One a block, in block order, each finite.</param>
    /// <returns>Null for no value.</returns>
    public static Estimate? OfSigned(IReadOnlyCollection<double> values)
    {
        if (values.Count == 0)
        {
            return null;
        }

        var all = values.ToArray();
        var guarded = OrderGuard.Apply(all, SignedRankDistribution.FewestFor(Confidence));
        var merged = HodgesLehmann.Estimate(guarded.Values, Confidence);
        var location = merged.IsFinite ? merged : HodgesLehmann.Estimate(all, Confidence);
        return new Estimate(
            location.Estimate, location.IsFinite ? location.Low : null, location.IsFinite ? location.High : null, all.Length, guarded.Merged);
    }

    /// <param name="values">One a block, in block order, each finite and above 0.</param>
    /// <returns>Null for no value.</returns>
    public static Estimate? OfValues(IReadOnlyCollection<double> values)
    {
        if (values.Count == 0)
        {
            return null;
        }

        var interval = LocationInterval.Of(values.ToArray(), Confidence);
        return new Estimate(
            interval.Estimate,
            interval.IsFinite ? interval.Low : null,
            interval.IsFinite ? interval.High : null,
            values.Count,
            interval.Wandered);
    }
}
