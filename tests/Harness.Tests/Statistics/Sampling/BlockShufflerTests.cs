using GilBench.Statistics.Sampling;

namespace GilBench.Tests.Statistics.Sampling;

public sealed class BlockShufflerTests
{
    [Fact]
    public void Every_block_holds_every_arm_once()
    {
        var shuffler = new BlockShuffler(2026);

        Assert.All(Enumerable.Range(0, 50), block => Assert.Equal(Enumerable.Range(0, 9), shuffler.Order(block, 9).Order()));
    }

    [Fact]
    public void A_block_s_order_follows_from_seed_and_block_alone()
    {
        var whole = new BlockShuffler(2026);
        var orders = Enumerable.Range(0, 20).Select(block => string.Join(' ', whole.Order(block, 8))).ToArray();

        Assert.Equal(orders[13], string.Join(' ', new BlockShuffler(2026).Order(13, 8)));
        Assert.NotEqual(orders[13], string.Join(' ', new BlockShuffler(2027).Order(13, 8)));
        Assert.Equal(20, orders.Distinct().Count());
    }

    [Fact]
    public void A_recorded_seed_gives_the_same_order_for_ever() =>
        Assert.Equal("0 5 7 1 2 4 6 3", string.Join(' ', new BlockShuffler(2026).Order(0, 8)));

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void Blocks_with_nothing_to_shuffle_are_no_trouble(int arms) =>
        Assert.Equal(Enumerable.Range(0, arms), new BlockShuffler(1).Order(0, arms));
}
