namespace GilBench.Statistics.Capacity;

/// <summary>A law that was fitted to all blocks, and once more without each of them: the delete-one-block jackknife.</summary>
internal sealed class FittedLaw
{
    private readonly IReadOnlyList<IScalingCurve> _withoutOne;
    private readonly double _blockVariance;
    private readonly double _quantile;

    private FittedLaw(ScalingLaw law, IScalingCurve curve, IReadOnlyList<IScalingCurve> withoutOne, double blockVariance)
    {
        (Law, Curve, _withoutOne, _blockVariance) = (law, curve, withoutOne, blockVariance);
        _quantile = withoutOne.Count < 2 ? double.NaN : TInterval.Quantile(withoutOne.Count - 1, Estimate.Confidence);
    }

    public ScalingLaw Law { get; }

    public IScalingCurve Curve { get; }

    public static FittedLaw Of(ThroughputSample sample, ScalingLaw law)
    {
        var curve = Fit(sample, law);
        return new FittedLaw(
            law,
            curve,
            sample.Blocks < 2 ? [] : [.. Enumerable.Range(0, sample.Blocks).Select(block => Fit(sample.WithoutBlock(block), law))],
            sample.VarianceAround(curve));
    }

    public static IScalingCurve Fit(ThroughputSample sample, ScalingLaw law) => law == ScalingLaw.Saturation
        ? SaturationFit.Of(sample.Counts, sample.TypicalLogs)
        : UniversalFit.Of(sample.Counts, sample.TypicalLogs, law);

    /// <summary>A figure of the curve, with its interval; without one where there is one block, or a fit has no such figure.</summary>
    public Estimate Figure(Func<IScalingCurve, double> figure) => Around(figure(Curve), StandardError(figure));

    /// <summary>
    /// Units a second at N, with the interval for what one block would show there: the fit's variance and the blocks' own, added as
    /// logarithms.
    /// </summary>
    public Estimate At(int count) => Around(
        Curve.LogAt(count),
        StandardError(curve => curve.LogAt(count)) is { } error ? Math.Sqrt((error * error) + _blockVariance) : null).Exp();

    private double? StandardError(Func<IScalingCurve, double> figure)
    {
        var values = _withoutOne.Select(figure).ToArray();
        if (values.Length < 2 || !values.All(double.IsFinite))
        {
            return null;
        }

        var mean = values.Average();
        return Math.Sqrt((values.Length - 1.0) / values.Length * values.Sum(value => (value - mean) * (value - mean)));
    }

    private Estimate Around(double value, double? error) => error is { } known
        ? new Estimate(value, value - (_quantile * known), value + (_quantile * known), _withoutOne.Count)
        : new Estimate(value, null, null, Math.Max(1, _withoutOne.Count));
}
