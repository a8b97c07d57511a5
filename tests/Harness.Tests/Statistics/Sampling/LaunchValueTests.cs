using GilBench.Statistics.Sampling;

namespace GilBench.Tests.Statistics.Sampling;

public sealed class LaunchValueTests
{
    [Theory]
    [InlineData(new[] { 3.0 }, 3.0)]
    [InlineData(new[] { 9.0, 1.0, 2.0 }, 2.0)]
    [InlineData(new[] { 9.0, 1.0, 2.0, 4.0 }, 3.0)]
    public void A_launch_counts_for_the_median_of_its_iterations(double[] iterations, double expected) =>
        Assert.Equal(expected, LaunchValue.Median(iterations));

    [Fact]
    public void A_launch_without_an_iteration_is_refused() => Assert.Throws<ArgumentException>(() => LaunchValue.Median([]));

    [Fact]
    public void An_arm_has_one_value_a_block_however_many_iterations_its_launches_had() =>
        Assert.Equal([2.0, 5.0, 7.5], BlockValues.Of([[1, 2, 3], [5], [7, 8]]));

    [Fact]
    public void Iterations_keep_their_order()
    {
        double[] iterations = [3, 1, 2];

        LaunchValue.Median(iterations);

        Assert.Equal([3, 1, 2], iterations);
    }
}
