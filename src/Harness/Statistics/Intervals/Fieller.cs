using MathNet.Numerics.Distributions;

namespace GilBench.Statistics.Intervals;

/// <summary>
/// The ratio of two means measured apart (Fieller 1954), with Welch's degrees of freedom taken at the estimate. No run is judged
/// by it, because <see cref="PairedRatio"/> is several times narrower; the simulations of <c>acceptance</c> show by it what measuring
/// apart, or pooling slices, would cost.
/// </summary>
internal static class Fieller
{
    /// <param name="baseValues">At least two launch values of the base.</param>
    /// <param name="armValues">At least two launch values of the arm, in the same unit.</param>
    /// <param name="confidence">Two-sided.</param>
    /// <returns>mean(base)/mean(arm), labelled unpaired; not finite where the arm's mean is not clearly above 0.</returns>
    public static Estimate Ratio(ReadOnlySpan<double> baseValues, ReadOnlySpan<double> armValues, double confidence = 0.95)
    {
        var top = Mean(baseValues, "base");
        var bottom = Mean(armValues, "arm");
        var ratio = top.Mean / bottom.Mean;
        var topVariance = top.VarianceOfMean;
        var bottomVariance = bottom.VarianceOfMean;
        var scaledVariance = ratio * ratio * bottomVariance;
        var spread = topVariance + scaledVariance;
        var count = Math.Min(baseValues.Length, armValues.Length);
        if (spread == 0)
        {
            return new Estimate(ratio, ratio, ratio, count, confidence) { Pairing = RatioPairing.Unpaired };
        }

        var degrees = spread * spread
            / ((topVariance * topVariance / (baseValues.Length - 1)) + (scaledVariance * scaledVariance / (armValues.Length - 1)));
        var t = StudentT.InvCDF(0, 1, degrees, 1 - ((1 - confidence) / 2));

        // The ends solve (top − θ·bottom)² = t²·(topVariance + θ²·bottomVariance).
        var a = (bottom.Mean * bottom.Mean) - (t * t * bottomVariance);
        var c = (top.Mean * top.Mean) - (t * t * topVariance);
        if (a <= 0 || c <= 0)
        {
            return new Estimate(ratio, null, null, count, confidence) { Pairing = RatioPairing.Unpaired };
        }

        var b = top.Mean * bottom.Mean;
        var root = Math.Sqrt(Math.Max(0, (b * b) - (a * c)));
        return new Estimate(ratio, (b - root) / a, (b + root) / a, count, confidence) { Pairing = RatioPairing.Unpaired };
    }

    private static (double Mean, double VarianceOfMean) Mean(ReadOnlySpan<double> values, string side)
    {
        if (values.Length < 2)
        {
            throw new ArgumentException($"The {side} has {values.Length} launches; an unpaired ratio needs at least two on each side.");
        }

        var sum = 0.0;
        foreach (var value in values)
        {
            if (!(value > 0 && double.IsFinite(value)))
            {
                throw new ArgumentException($"The {side} has the value {value}; a ratio needs finite times above 0.");
            }

            sum += value;
        }

        var mean = sum / values.Length;
        var squares = 0.0;
        foreach (var value in values)
        {
            squares += (value - mean) * (value - mean);
        }

        return (mean, squares / (values.Length - 1) / values.Length);
    }
}
