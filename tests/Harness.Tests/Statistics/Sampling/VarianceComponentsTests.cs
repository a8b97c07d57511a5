using GilBench.Statistics.Acceptance;
using GilBench.Statistics.Sampling;

namespace GilBench.Tests.Statistics.Sampling;

public sealed class VarianceComponentsTests
{
    // R: anova(lm(y ~ g)) with y = c(1, 3, 5, 7), g = gl(2, 2): mean squares 16 and 2, so between = (16 − 2)/2
    [Fact]
    public void Balanced_launches_give_the_anova_estimate() =>
        Assert.Equal(new VarianceComponents(7, 2), VarianceComponents.Of([[1, 3], [5, 7]]));

    // R: y = c(1, 2, 3, 8), g = factor(c(1, 1, 1, 2)): mean squares 27 and 1; n0 = (4 − (9 + 1)/4)/1 = 1.5; (27 − 1)/1.5
    [Fact]
    public void Launches_of_unequal_length_are_weighted()
    {
        var components = VarianceComponents.Of([[1, 2, 3], [8]]);

        Assert.Equal(26 / 1.5, components.BetweenLaunches, 1e-12);
        Assert.Equal(1, components.WithinLaunches, 1e-12);
    }

    [Fact]
    public void Both_components_are_right_on_average()
    {
        var simulated = Repetitions.Collect(4_000, 501, generator => VarianceComponents.Of([.. Enumerable.Range(0, 5).Select(_ =>
        {
            var level = 3 * SimulatedNoise.Gaussian(generator);
            return Enumerable.Range(0, 4).Select(_ => level + (2 * SimulatedNoise.Gaussian(generator))).ToArray();
        })]));

        Assert.Equal(9, simulated.Average(components => components.BetweenLaunches), 0.5);
        Assert.Equal(4, simulated.Average(components => components.WithinLaunches), 0.1);
    }

    [Fact]
    public void One_launch_or_one_iteration_each_is_too_little()
    {
        Assert.Throws<ArgumentException>(() => VarianceComponents.Of([[1, 2, 3]]));
        Assert.Throws<ArgumentException>(() => VarianceComponents.Of([[1], [2]]));
    }

    // √(launch/iteration · within/between): √(0.5/0.1 · 4/2) = 3.16…, √(0.4/0.1 · 1/4) = 1
    [Theory]
    [InlineData(2, 4, 0.5, 0.1, 4)]
    [InlineData(4, 1, 0.4, 0.1, 1)]
    [InlineData(0.001, 4, 0.5, 0.1, 10)]
    [InlineData(-0.5, 4, 0.5, 0.1, 10)]
    [InlineData(4, 0, 0.5, 0.1, 1)]
    [InlineData(100, 1, 0.1, 0.5, 1)]
    public void The_iteration_count_weighs_costs_against_spreads(
        double between, double within, double launchSeconds, double iterationSeconds, int k) =>
        Assert.Equal(k, IterationCount.Of(new VarianceComponents(between, within), launchSeconds, iterationSeconds));

    [Fact]
    public void A_launch_that_costs_nothing_is_refused() =>
        Assert.Throws<ArgumentException>(() => IterationCount.Of(new VarianceComponents(1, 1), 0, 0.1));
}
