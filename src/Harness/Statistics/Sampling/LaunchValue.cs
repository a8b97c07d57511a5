namespace GilBench.Statistics.Sampling;

/// <summary>
/// What one launch counts for: slices of one process are not independent, so a launch is one value (Kalibera &amp; Jones 2013).
/// </summary>
internal static class LaunchValue
{
    /// <summary>The median of a launch's warm slices, in their unit.</summary>
    /// <exception cref="ArgumentException">The launch has no slice.</exception>
    public static double Median(ReadOnlySpan<double> iterations)
    {
        if (iterations.IsEmpty)
        {
            throw new ArgumentException("A launch without an iteration has no value; leave it out of its block.", nameof(iterations));
        }

        Span<double> sorted = iterations.Length <= 64 ? stackalloc double[iterations.Length] : new double[iterations.Length];
        iterations.CopyTo(sorted);
        sorted.Sort();
        var middle = sorted.Length / 2;
        return sorted.Length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}

/// <summary>The values of one arm over the blocks of a run.</summary>
internal static class BlockValues
{
    /// <summary>One value a block, the block's launch value, in block order.</summary>
    /// <param name="launches">The warm slices of the arm's launch in each block, in block order.</param>
    public static double[] Of(IReadOnlyList<double[]> launches) =>
        [.. launches.Select(iterations => LaunchValue.Median(iterations))];
}
