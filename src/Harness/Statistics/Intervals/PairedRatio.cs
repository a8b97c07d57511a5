using System.Globalization;
using GilBench.Statistics.SignedRank;

namespace GilBench.Statistics.Intervals;

/// <summary>How many times faster an arm is than its base, both taken from the same blocks.</summary>
internal static class PairedRatio
{
    /// <summary>d_b = ln(T_base,b / T_arm,b) of every block: above 0 where the arm is faster.</summary>
    /// <param name="baseValues">The base's launch value in each block, in block order, in any unit.</param>
    /// <param name="armValues">The arm's launch value in the same blocks, in the same unit.</param>
    /// <exception cref="ArgumentException">The lengths differ, or a value is not a finite time above 0.</exception>
    public static double[] LogRatios(ReadOnlySpan<double> baseValues, ReadOnlySpan<double> armValues)
    {
        if (baseValues.Length != armValues.Length)
        {
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture,
                $"The base has {baseValues.Length} blocks and the arm {armValues.Length}: only values of the same blocks make pairs; ")
                + "leave out blocks that lack either.");
        }

        var logRatios = new double[baseValues.Length];
        for (var block = 0; block < logRatios.Length; block++)
        {
            RequireTime(baseValues[block], "base", block);
            RequireTime(armValues[block], "arm", block);
            logRatios[block] = Math.Log(baseValues[block] / armValues[block]);
        }

        return logRatios;
    }

    /// <summary>The speed-up of the arm over the base with its interval, after the <see cref="OrderGuard"/>.</summary>
    /// <inheritdoc cref="LogRatios"/>
    public static Estimate Of(ReadOnlySpan<double> baseValues, ReadOnlySpan<double> armValues, double confidence = 0.95) =>
        FromLogRatios(LogRatios(baseValues, armValues), confidence);

    /// <summary>As <see cref="Of"/>, from log ratios at hand.</summary>
    public static Estimate FromLogRatios(ReadOnlySpan<double> logRatios, double confidence = 0.95)
    {
        var guarded = Guarded(logRatios, confidence);
        return HodgesLehmann.Estimate(guarded.Values, confidence).Exp() with
        {
            Blocks = logRatios.Length,
            Pairing = guarded.Pairing,
        };
    }

    /// <summary>
    /// The independent values that an interval rests on: the log ratios themselves, or what the order guard made of them.
    /// </summary>
    public static GuardedValues Guarded(ReadOnlySpan<double> logRatios, double confidence = 0.95) =>
        OrderGuard.Apply(logRatios, SignedRankDistribution.FewestFor(confidence));

    private static void RequireTime(double value, string side, int block)
    {
        if (!(value > 0 && double.IsFinite(value)))
        {
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture,
                $"The {side} has the value {value} in block {block}; a ratio needs a finite time above 0, so leave that block out."));
        }
    }
}
