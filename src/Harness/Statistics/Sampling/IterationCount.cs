namespace GilBench.Statistics.Sampling;

/// <summary>
/// How many iterations a launch should have, so that its time buys the most precision (Kalibera &amp; Jones 2013, equation 3).
/// </summary>
internal static class IterationCount
{
    public const int Largest = 10;

    /// <summary>k = ⌈√(c_launch/c_iter · T²_iter/T²_launch)⌉, from 1 to <see cref="Largest"/>.</summary>
    /// <param name="components">From a pilot.</param>
    /// <param name="launchSeconds">What a launch costs beside its iterations: start, imports, warm-up, end.</param>
    /// <param name="iterationSeconds">What one iteration costs.</param>
    public static int Of(VarianceComponents components, double launchSeconds, double iterationSeconds, int largest = Largest)
    {
        if (!(launchSeconds > 0 && iterationSeconds > 0))
        {
            throw new ArgumentException($"A launch costs {launchSeconds} s and an iteration {iterationSeconds} s; both must be above 0.");
        }

        if (components.WithinLaunches <= 0)
        {
            return 1;
        }

        // Launches that do not differ measurably: only iterations are worth repeating.
        if (components.BetweenLaunches <= 0)
        {
            return largest;
        }

        var ideal = Math.Sqrt(launchSeconds / iterationSeconds * components.WithinLaunches / components.BetweenLaunches);
        return (int)Math.Clamp(Math.Ceiling(ideal), 1, largest);
    }
}
