using GilBench.Statistics.SignedRank;

namespace GilBench.Statistics.Intervals;

/// <summary>
/// Guards intervals against blocks that resemble their neighbours: a slow disturbance makes n blocks worth fewer than n independent ones.
/// </summary>
internal static class OrderGuard
{
    /// <summary>The one-sided 5 % point of the normal distribution, rounded: R <c>qnorm(0.95)</c> = 1.645.</summary>
    private const double OneSidedFivePercent = 1.64;

    /// <summary>
    /// Of fewer values the autocorrelation says next to nothing: from six, with an autocorrelation of 0.5, it would fire in 4 % of cases
    /// and lower the share of intervals that miss from 15.1 to 14.8 % (simulated, 40 000 repetitions; of eight from 19.9 to 18.3 %).
    /// </summary>
    private const int FewestToJudge = 8;

    /// <summary>
    /// The values themselves, or, where their lag-1 autocorrelation exceeds 1.64/√n − 1/n (mean −1/n and deviation 1/√n under
    /// independence, Kendall), the means of neighbouring pairs; an odd last value joins the last pair. Where pairs still resemble their
    /// neighbours and are many enough they are merged again: with an autocorrelation of 0.8, 95 % intervals from 40 blocks cover 49 %
    /// unmerged, 62 % merged once, 75 % merged on (simulated); independent blocks lose nothing. Where merging would leave fewer than have
    /// an interval, the values are spread out instead, so that the interval is wider by √((1 + r₁)/(1 − r₁)), as the deviation of the mean
    /// of values with that autocorrelation is (Bayley and Hammersley 1946). Ten values with one of 0.5 then have an interval that misses in
    /// 20.5 % of cases, unguarded in 23.6 %, with no interval at all where the rule fires in 19.9 % (simulated, 40 000 repetitions).
    /// </summary>
    /// <param name="values">One value a block, in block order.</param>
    /// <param name="fewest">The fewest that have an interval: merging leaves no fewer.</param>
    public static GuardedValues Apply(ReadOnlySpan<double> values, int fewest)
    {
        if (!Resemble(values))
        {
            return new GuardedValues(values.ToArray(), RatioPairing.Blocks);
        }

        if (values.Length / 2 < fewest)
        {
            return new GuardedValues(SpreadOut(values), RatioPairing.WidenedBlocks);
        }

        var merged = MergePairs(values);
        while (Resemble(merged) && merged.Length / 2 >= fewest)
        {
            merged = MergePairs(merged);
        }

        return new GuardedValues(merged, RatioPairing.MergedBlocks);
    }

    /// <summary>r₁ = Σ (d_b − d̄)(d_(b+1) − d̄) / Σ (d_b − d̄)²; 0 where all values are equal. R: <c>acf(d, 1, plot = FALSE)</c>.</summary>
    public static double Lag1Autocorrelation(ReadOnlySpan<double> values)
    {
        var mean = 0.0;
        foreach (var value in values)
        {
            mean += value / values.Length;
        }

        var (products, squares) = (0.0, 0.0);
        for (var i = 0; i < values.Length; i++)
        {
            squares += (values[i] - mean) * (values[i] - mean);
            products += i + 1 < values.Length ? (values[i] - mean) * (values[i + 1] - mean) : 0;
        }

        return squares > 0 ? products / squares : 0;
    }

    private static double[] SpreadOut(ReadOnlySpan<double> values)
    {
        var autocorrelation = Lag1Autocorrelation(values);
        var factor = Math.Sqrt((1 + autocorrelation) / (1 - autocorrelation));
        var middle = HodgesLehmann.Estimate(values, Statistics.Estimate.Confidence).Value;
        var spread = new double[values.Length];
        for (var i = 0; i < spread.Length; i++)
        {
            spread[i] = middle + (factor * (values[i] - middle));
        }

        return spread;
    }

    private static bool Resemble(ReadOnlySpan<double> values) => values.Length >= FewestToJudge
        && Lag1Autocorrelation(values) > (OneSidedFivePercent / Math.Sqrt(values.Length)) - (1.0 / values.Length);

    private static double[] MergePairs(ReadOnlySpan<double> values)
    {
        var merged = new double[values.Length / 2];
        for (var i = 0; i < merged.Length; i++)
        {
            merged[i] = (values[2 * i] + values[(2 * i) + 1]) / 2;
        }

        if (values.Length % 2 == 1)
        {
            merged[^1] = (values[^3] + values[^2] + values[^1]) / 3;
        }

        return merged;
    }
}

/// <param name="Values">What the interval is computed from.</param>
/// <param name="Pairing">What became of the blocks.</param>
internal sealed record GuardedValues(double[] Values, RatioPairing Pairing);
