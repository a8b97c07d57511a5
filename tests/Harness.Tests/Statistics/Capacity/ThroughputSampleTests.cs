using GilBench.Statistics.Capacity;

namespace GilBench.Tests.Statistics.Capacity;

public sealed class ThroughputSampleTests
{
    [Fact]
    public void Blocks_count_that_have_every_number()
    {
        var sample = ThroughputSample.Of(Rates((1, [1, 2, 3]), (2, [2, 3, 4])))!;

        Assert.Equal([1, 2], sample.Counts);
        Assert.Equal(2, sample.Blocks);
        Assert.Equal([Math.Log(102), Math.Log(103)], sample.LogsAt(0));
        Assert.Equal([Math.Log(202), Math.Log(203)], sample.LogsAt(1));
    }

    [Fact]
    public void A_number_that_shares_no_block_with_the_others_is_left_out()
    {
        var sample = ThroughputSample.Of(Rates((1, [1, 2, 3]), (2, [7]), (4, [1, 2]), (8, [])))!;

        Assert.Equal([1, 4], sample.Counts);
        Assert.Equal(2, sample.Blocks);
    }

    [Fact]
    public void Nothing_measured_is_no_sample() => Assert.Null(ThroughputSample.Of(Rates((1, []))));

    [Theory]
    [InlineData(0.0)]
    [InlineData(-1.0)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void A_rate_that_is_none_is_refused(double rate) =>
        Assert.Throws<ArgumentException>(() => ThroughputSample.OfRates([1, 2], [[100, rate]]));

    private static Dictionary<int, IReadOnlyDictionary<int, double>> Rates(params (int Count, int[] Blocks)[] all) =>
        all.ToDictionary(one => one.Count, one => (IReadOnlyDictionary<int, double>)one.Blocks.ToDictionary(
            block => block, block => (100.0 * one.Count) + block));
}
