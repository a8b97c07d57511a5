using GilBench.Statistics.Sampling;

namespace GilBench.Statistics.Acceptance;

/// <summary>How launches scatter on a simulated machine.</summary>
/// <param name="Cv">Standard deviation of a launch over its level: 0.02 for 2 %.</param>
/// <param name="SlowedShare">The share of launches that something else slows down, by Exp(10σ): on average ten deviations.</param>
internal sealed record SimulatedNoise(double Cv, double SlowedShare = 0)
{
    private const double SlowedByDeviations = 10;

    /// <summary>A launch that takes <paramref name="level"/> on a quiet machine.</summary>
    public double Launch(SplitMix64 generator, double level = 1)
    {
        var slowed = generator.Unit() < SlowedShare ? SlowedByDeviations * Exponential(generator) : 0;
        return level * (1 + (Cv * (Gaussian(generator) + slowed)));
    }

    /// <summary>One launch a block.</summary>
    public double[] Launches(SplitMix64 generator, int blocks, double level = 1)
    {
        var launches = new double[blocks];
        for (var block = 0; block < blocks; block++)
        {
            launches[block] = Launch(generator, level);
        }

        return launches;
    }

    /// <summary>A standard normal number (Box &amp; Muller 1958).</summary>
    public static double Gaussian(SplitMix64 generator) =>
        Math.Sqrt(-2 * Math.Log(1 - generator.Unit())) * Math.Cos(2 * Math.PI * generator.Unit());

    /// <summary>
    /// Standard normal numbers, each of which takes over a part of the one before: R <c>arima.sim(list(ar = carried), n)</c>, scaled to 1.
    /// </summary>
    public static double[] Correlated(SplitMix64 generator, int count, double carried)
    {
        var numbers = new double[count];
        for (var i = 0; i < count; i++)
        {
            var fresh = Gaussian(generator);
            numbers[i] = i == 0 ? fresh : (carried * numbers[i - 1]) + (Math.Sqrt(1 - (carried * carried)) * fresh);
        }

        return numbers;
    }

    private static double Exponential(SplitMix64 generator) => -Math.Log(1 - generator.Unit());
}
