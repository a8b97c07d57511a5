using Perfolizer.Mathematics.QuantileEstimators;

namespace GilBench.Statistics.Description;

/// <summary>Percentiles of latencies, by Harrell and Davis (1982), in the unit of the values. R: <c>Hmisc::hdquantile(x, c(.5, .95, .99))</c>.</summary>
internal sealed record Percentiles(double P50, double P95, double P99)
{
    /// <param name="values">At least one finite number.</param>
    public static Percentiles Of(IReadOnlyList<double> values)
    {
        if (values.Count == 0)
        {
            throw new ArgumentException("No value was measured, so there are no percentiles.", nameof(values));
        }

        var estimator = HarrellDavisQuantileEstimator.Instance;
        return new Percentiles(estimator.Quantile(values, 0.50), estimator.Quantile(values, 0.95), estimator.Quantile(values, 0.99));
    }
}
