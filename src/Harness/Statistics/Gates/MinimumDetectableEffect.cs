using GilBench.Statistics.SignedRank;
using MathNet.Numerics.Distributions;

namespace GilBench.Statistics.Gates;

/// <summary>The slow-down that the gate would have found: "nothing found" at ±20 % is not "no regression".</summary>
internal static class MinimumDetectableEffect
{
    private const double Power = 0.80;
    private const double Confidence = 0.95;

    /// <summary>
    /// The slow-down found with probability 0.8, given the spread of these blocks: the test rejects where the k-th smallest Walsh average
    /// exceeds ln(1+δ), so the centre must stand above that by its own distance to that average, and by 0.84 standard errors more.
    /// </summary>
    /// <param name="logSlowDowns">ln(head/base) of each block.</param>
    /// <param name="margin">δ.</param>
    /// <param name="level">The p-value that would have to be reached: α divided by the number of arms.</param>
    /// <returns>A fraction, such as 0.05; +∞ where so few blocks cannot reach that level.</returns>
    public static double Of(ReadOnlySpan<double> logSlowDowns, double margin, double level)
    {
        var within = SignedRankDistribution.Of(logSlowDowns.Length).LargestWithin(level);
        var centre = HodgesLehmann.Estimate(logSlowDowns, Confidence);
        if (within < 0 || centre is not { Low: { } low, High: { } high })
        {
            return double.PositiveInfinity;
        }

        var averages = new double[WalshAverages.CountFor(logSlowDowns.Length)];
        WalshAverages.FillSorted(logSlowDowns, averages);
        var standardError = (high - low) / (2 * Normal.InvCDF(0, 1, (1 + Confidence) / 2));
        var effect = Math.Log(1 + margin) + (centre.Value - averages[within]) + (Normal.InvCDF(0, 1, Power) * standardError);
        return Math.Exp(effect) - 1;
    }
}
