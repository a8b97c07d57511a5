using GilBench.Statistics.Description;
using MathNet.Numerics;

namespace GilBench.Tests.Statistics.Description;

public sealed class PercentilesTests
{
    // R: Hmisc::hdquantile(1:10, c(.5, .95, .99)); the weights are differences of pbeta(i/10, 11 p, 11 (1 − p)).
    [Fact]
    public void Percentiles_are_Harrell_and_Davis_s()
    {
        var percentiles = Percentiles.Of([10, 2, 3, 4, 5, 6, 7, 8, 9, 1]);

        Assert.Equal(5.5, percentiles.P50, 1e-6);
        Assert.Equal(Weighted(0.95), percentiles.P95, 1e-6);
        Assert.Equal(Weighted(0.99), percentiles.P99, 1e-6);

        static double Weighted(double p) => Enumerable.Range(1, 10).Sum(i => i * (Beta(i / 10.0, p) - Beta((i - 1) / 10.0, p)));
        static double Beta(double x, double p) => SpecialFunctions.BetaRegularized(11 * p, 11 * (1 - p), x);
    }

    [Fact]
    public void No_value_is_refused() => Assert.Throws<ArgumentException>(() => Percentiles.Of([]));
}
