namespace GilBench.Statistics.Sampling;

/// <summary>The values of one arm over the blocks of a run.</summary>
internal static class BlockValues
{
    /// <summary>One value a block, the block's launch value, in block order.</summary>
    /// <param name="launches">The warm slices of the arm's launch in each block, in block order.</param>
    public static double[] Of(IReadOnlyList<double[]> launches) =>
        [.. launches.Select(iterations => LaunchValue.Median(iterations))];
}
