using GilBench.Statistics.SignedRank;

namespace GilBench.Tests.Statistics.SignedRank;

public sealed class SignedRankTestTests
{
    // R, ?wilcox.test: wilcox.test(x, y, paired = TRUE, alternative = "greater") gives V = 40, p-value = 0.01953
    [Fact]
    public void The_p_value_is_R_s_on_R_s_own_example() =>
        Assert.Equal(0.01953125, SignedRankTest.GreaterThan([0.952, -0.147, 1.022, 0.43, 0.62, 0.59, 0.49, -0.08, 0.01], 0), 1e-15);

    [Fact]
    public void The_p_value_is_the_share_of_signs_that_give_at_least_that_rank_sum()
    {
        double[] values = [0.31, -0.07, 0.12, 0.55, -0.213, 0.44, 0.029, 0.38, -0.011, 0.26];
        foreach (var threshold in new[] { -0.3, 0, 0.05, 0.2, 0.6 })
        {
            Assert.Equal(SignEnumeration.GreaterThan(values, threshold), SignedRankTest.GreaterThan(values, threshold), 1e-15);
        }
    }

    [Fact]
    public void Less_than_is_greater_than_of_the_mirror_image() =>
        Assert.Equal(SignedRankTest.GreaterThan([-1, -2, 3, -4], -0.5), SignedRankTest.LessThan([1, 2, -3, 4], 0.5));

    // 1/2⁵: R wilcox.test(1:5, alternative = "greater")
    [Fact]
    public void All_values_above_give_the_smallest_p_value_there_is() =>
        Assert.Equal(1 / 32.0, SignedRankTest.GreaterThan([1, 2, 3, 4, 5], 0));

    [Fact]
    public void Ties_and_zeros_never_give_a_smaller_p_value_than_any_way_of_breaking_them()
    {
        double[] tied = [0.2, -0.2, 0.2, 0, 0.4, -0.4, 0.4, 0];
        var conservative = SignedRankTest.GreaterThan(tied, 0);

        double[] breaks = [1e-9, -1e-9, 2e-9, -2e-9, 3e-9, -3e-9, 4e-9, -4e-9];
        for (var rotation = 0; rotation < breaks.Length; rotation++)
        {
            var broken = tied.Select((value, i) => value + breaks[(i + rotation) % breaks.Length]).ToArray();
            Assert.True(conservative >= SignEnumeration.GreaterThan(broken, 0));
        }
    }

    [Fact]
    public void Values_that_all_equal_the_threshold_give_one() => Assert.Equal(1, SignedRankTest.GreaterThan([2, 2, 2, 2, 2, 2], 2));
}
