namespace GilBench.Statistics.Sampling;

/// <summary>
/// How much of the spread lies between launches (T²_launch) and how much within them (T²_iter), unbiased, from the analysis of variance
/// (Kalibera &amp; Jones 2013, section 6; Searle, Casella &amp; McCulloch 1992, section 3.6 where launches differ in length).
/// </summary>
/// <param name="BetweenLaunches">
/// In the square of the unit; being unbiased, it falls below 0 by chance where launches hardly differ.
/// </param>
/// <param name="WithinLaunches">In the square of the unit.</param>
internal sealed record VarianceComponents(double BetweenLaunches, double WithinLaunches)
{
    /// <param name="launches">The warm slices of at least two launches, at least two of them in some launch, in any one unit.</param>
    /// <exception cref="ArgumentException">There is too little to tell the two apart.</exception>
    public static VarianceComponents Of(IReadOnlyList<double[]> launches)
    {
        var total = launches.Sum(iterations => iterations.Length);
        if (launches.Count < 2 || launches.Any(iterations => iterations.Length == 0) || total <= launches.Count)
        {
            throw new ArgumentException(
                "Variance between and within launches needs at least two launches with iterations, one of them with two or more.",
                nameof(launches));
        }

        var mean = launches.Sum(iterations => iterations.Sum()) / total;
        var within = launches.Sum(iterations => SquaresAround(iterations, iterations.Average())) / (total - launches.Count);
        var between = launches.Sum(iterations => iterations.Length * Math.Pow(iterations.Average() - mean, 2)) / (launches.Count - 1);
        var typicalLength = (total - (launches.Sum(iterations => Math.Pow(iterations.Length, 2)) / total)) / (launches.Count - 1);
        return new VarianceComponents((between - within) / typicalLength, within);
    }

    private static double SquaresAround(double[] values, double centre) => values.Sum(value => Math.Pow(value - centre, 2));
}
