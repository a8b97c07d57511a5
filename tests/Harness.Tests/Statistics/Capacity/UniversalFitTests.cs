using GilBench.Statistics.Capacity;
using GilBench.Statistics.Sampling;

namespace GilBench.Tests.Statistics.Capacity;

public sealed class UniversalFitTests
{
    private static readonly int[] s_counts = [1, 2, 4, 8, 16];

    [Theory]
    [InlineData(0.05, 0.001)]
    [InlineData(0.3, 0)]
    [InlineData(0, 0.05)]
    [InlineData(0, 0)]
    [InlineData(1.2, 0.01)]
    public void What_follows_the_law_exactly_gives_its_parameters_back(double alpha, double beta)
    {
        // In numbers of its own, so that the curve's formula is tested too: 250 units a second of one.
        var rates = s_counts.Select(n => 250.0 * n / (1 + (alpha * (n - 1)) + (beta * n * (n - 1))));

        var fitted = UniversalFit.Of(s_counts, [.. rates.Select(x => Math.Log(x))], ScalingLaw.Universal);

        Assert.Equal(250, fitted.Gamma, 250 * 1e-9);
        Assert.Equal(alpha, fitted.Alpha, 1e-9);
        Assert.Equal(beta, fitted.Beta, 1e-9);
    }

    [Fact]
    public void A_fit_is_that_of_weighted_least_squares()
    {
        // R: N <- c(1,2,4,8); X <- c(100,180,300,400); coef(lm(N/X ~ I(N-1) + I(N*(N-1)), weights = (X/N)^2))
        var fitted = UniversalFit.Of([1, 2, 4, 8], [.. new double[] { 100, 180, 300, 400 }.Select(x => Math.Log(x))], ScalingLaw.Universal);

        Assert.Equal(99.554289959, fitted.Gamma, 1e-6);
        Assert.Equal(0.081617212111, fitted.Alpha, 1e-9);
        Assert.Equal(0.0074560136464, fitted.Beta, 1e-9);
    }

    [Fact]
    public void More_than_in_proportion_is_fitted_in_proportion_and_never_by_a_gain_from_contention()
    {
        var fitted = UniversalFit.Of([1, 2, 4], [.. new double[] { 100, 210, 440 }.Select(x => Math.Log(x))], ScalingLaw.Universal);

        Assert.Equal((0, 0), (fitted.Alpha, fitted.Beta));
        Assert.InRange(fitted.Gamma, 100, 110);
    }

    [Fact]
    public void No_allowed_change_of_a_fit_of_any_data_comes_closer_to_them()
    {
        var generator = new SplitMix64(20260711);
        for (var run = 0; run < 300; run++)
        {
            var rates = s_counts.Select(n => 100 * Math.Pow(n, 1.1 * generator.Unit()) * (0.5 + generator.Unit())).ToArray();
            foreach (var law in new[] { ScalingLaw.Universal, ScalingLaw.Amdahl, ScalingLaw.Coherency })
            {
                AssertStationary(UniversalFit.Of(s_counts, [.. rates.Select(x => Math.Log(x))], law), s_counts, rates, law);
            }
        }
    }

    [Fact]
    public void Amdahls_law_has_no_coherency_and_the_other_extreme_no_contention()
    {
        double[] logs = [.. new double[] { 100, 150 }.Select(x => Math.Log(x))];

        var (amdahl, coherency) = (UniversalFit.Of([1, 2], logs, ScalingLaw.Amdahl), UniversalFit.Of([1, 2], logs, ScalingLaw.Coherency));

        // λ = 2/S₂ − 1 = 1/3: all of it contention, or half of it a pair's.
        Assert.Equal(1 / 3.0, amdahl.Alpha, 1e-9);
        Assert.Equal(0, amdahl.Beta);
        Assert.Equal(0, coherency.Alpha);
        Assert.Equal(1 / 6.0, coherency.Beta, 1e-9);
    }

    [Fact]
    public void The_peak_lies_where_one_more_no_longer_gains()
    {
        var curve = new UniversalCurve(100, 0.05, 0.02);

        Assert.Equal(6.892, curve.Peak, 0.001);
        Assert.True(curve.LogAt(7) > curve.LogAt(6) && curve.LogAt(7) > curve.LogAt(8));
        Assert.Equal(double.PositiveInfinity, new UniversalCurve(100, 0.05, 0).Peak);
        Assert.Equal(1, new UniversalCurve(100, 1.5, 0.02).Peak);
    }

    /// <summary>By the squares themselves, which know nothing of how the fit was found.</summary>
    private static void AssertStationary(UniversalCurve fitted, int[] counts, double[] rates, ScalingLaw law)
    {
        double[] at = [1 / fitted.Gamma, fitted.Alpha / fitted.Gamma, fitted.Beta / fitted.Gamma];
        var own = Squares(at);
        for (var term = 0; term < 3; term++)
        {
            if ((law == ScalingLaw.Amdahl && term == 2) || (law == ScalingLaw.Coherency && term == 1))
            {
                Assert.Equal(0, at[term]);
                continue;
            }

            var step = 1e-4 * at[0] / (term == 0 ? 1 : Math.Pow(counts[^1], term));
            foreach (var change in at[term] >= step ? new[] { step, -step } : [step])
            {
                var moved = at.ToArray();
                moved[term] += change;
                Assert.True(Squares(moved) >= own - 1e-12, $"{law}, term {term}: {Squares(moved)} < {own}");
            }
        }

        double Squares(double[] p) => counts.Zip(rates).Sum(one =>
        {
            var (n, x) = one;
            return Math.Pow(x / n * (p[0] + (p[1] * (n - 1)) + (p[2] * n * (n - 1)) - (n / x)), 2);
        });
    }
}
