using GilBench.Model;

namespace GilBench.Tests.Model;

public sealed class CountedTests
{
    [Theory]
    [InlineData(0, "0 blocks")]
    [InlineData(1, "1 block")]
    [InlineData(6, "6 blocks")]
    public void One_of_a_thing_is_in_the_singular(int count, string expected) => Assert.Equal(expected, Counted.Of(count, "block"));

    [Fact]
    public void What_takes_no_s_says_its_plural()
    {
        Assert.Equal("1 launch is", Counted.Of(1, "launch is", "launches are"));
        Assert.Equal("2 launches are", Counted.Of(2, "launch is", "launches are"));
    }

    [Theory]
    [InlineData(1, 1, "1 block")]
    [InlineData(0, 1, "0 to 1 block")]
    [InlineData(6, 12, "6 to 12 blocks")]
    [InlineData(6, 6, "6 blocks")]
    public void A_range_of_one_number_is_that_number(int fewest, int most, string expected) =>
        Assert.Equal(expected, Counted.Between(fewest, most, "block"));
}
