using GilBench.Statistics.SignedRank;

namespace GilBench.Tests.Statistics.SignedRank;

public sealed class SignedRankDistributionTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    [InlineData(12)]
    public void Every_cumulative_probability_equals_the_count_over_all_signs(int count)
    {
        var distribution = SignedRankDistribution.Of(count);

        Assert.Equal(count * (count + 1) / 2, distribution.Largest);
        for (var rankSum = -1; rankSum <= distribution.Largest + 1; rankSum++)
        {
            Assert.Equal(SignEnumeration.AtMost(rankSum, count), distribution.AtMost(rankSum), 1e-15);
            Assert.Equal(1 - SignEnumeration.AtMost(rankSum - 1, count), distribution.AtLeast(rankSum), 1e-15);
        }
    }

    // R: psignrank(5, 10) = 0.009765625
    [Fact]
    public void A_known_probability_is_R_s() => Assert.Equal(0.009765625, SignedRankDistribution.Of(10).AtMost(5));

    // R: qsignrank(0.025, c(6, 8, 10, 12, 15, 20, 30, 40)) = 1 4 9 14 26 53 138 265
    [Theory]
    [InlineData(6, 1)]
    [InlineData(8, 4)]
    [InlineData(10, 9)]
    [InlineData(12, 14)]
    [InlineData(15, 26)]
    [InlineData(20, 53)]
    [InlineData(30, 138)]
    [InlineData(40, 265)]
    public void The_interval_at_95_percent_starts_at_the_tabled_k(int count, int k) =>
        Assert.Equal(k, SignedRankDistribution.Of(count).LargestWithin(0.025) + 1);

    [Theory]
    [InlineData(0.95, 6)]
    [InlineData(0.90, 5)]
    [InlineData(0.99, 8)]
    [InlineData(0.50, 2)]
    public void The_fewest_values_for_a_finite_interval_follow_from_the_confidence(double confidence, int fewest)
    {
        Assert.Equal(fewest, SignedRankDistribution.FewestFor(confidence));
        Assert.True(SignedRankDistribution.Of(fewest).LargestWithin((1 - confidence) / 2) >= 0);
        Assert.Equal(-1, SignedRankDistribution.Of(fewest - 1).LargestWithin((1 - confidence) / 2));
    }

    // T⁺ is symmetric around n(n+1)/4 = 10050.
    [Fact]
    public void The_largest_count_is_symmetric_and_sums_to_one()
    {
        var distribution = SignedRankDistribution.Of(SignedRankDistribution.LargestCount);

        Assert.Equal(1, distribution.AtMost(distribution.Largest - 1), 1e-12);
        Assert.Equal(1, distribution.AtMost(10_049) + distribution.AtLeast(10_050), 1e-12);
        Assert.Equal(0.5, (distribution.AtMost(10_049) + distribution.AtMost(10_050)) / 2, 1e-12);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(201)]
    public void A_count_outside_the_table_is_refused(int count) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => SignedRankDistribution.Of(count));
}
