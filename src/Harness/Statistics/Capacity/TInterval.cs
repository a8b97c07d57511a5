using MathNet.Numerics.Distributions;

namespace GilBench.Statistics.Capacity;

/// <summary>Student's intervals, which the jackknife asks for: of a mean, and of what one further block would show.</summary>
internal static class TInterval
{
    /// <summary>R: <c>qt(1 - (1 - confidence) / 2, degrees)</c>.</summary>
    public static double Quantile(int degrees, double confidence) => StudentT.InvCDF(0, 1, degrees, 1 - ((1 - confidence) / 2));

    /// <summary>Of the mean of values.</summary>
    public static Estimate OfMean(IReadOnlyList<double> values, double confidence) =>
        Of(values, values.Average(), confidence, 1.0 / values.Count);

    /// <summary>Of a further value: the mean's variance and that of one value, added.</summary>
    /// <param name="centre">The typical value.</param>
    public static Estimate OfNext(IReadOnlyList<double> values, double centre) =>
        Of(values, centre, Estimate.Confidence, 1 + (1.0 / values.Count));

    private static Estimate Of(IReadOnlyList<double> values, double centre, double confidence, double variances)
    {
        if (values.Count < 2)
        {
            return new Estimate(centre, null, null, values.Count, confidence);
        }

        var mean = values.Average();
        var variance = values.Sum(value => (value - mean) * (value - mean)) / (values.Count - 1);
        var reach = Quantile(values.Count - 1, confidence) * Math.Sqrt(variance * variances);
        return new Estimate(centre, centre - reach, centre + reach, values.Count, confidence);
    }
}
