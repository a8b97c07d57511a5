using GilBench.Statistics;
using GilBench.Statistics.Gates;

namespace GilBench.Tests.Statistics.Gates;

public sealed class NoDifferenceTests
{
    [Theory]
    [InlineData(0.985, 1.019, 0.04, true)]
    [InlineData(0.985, 1.021, 0.04, false)]
    [InlineData(0.979, 1.019, 0.04, false)]
    [InlineData(0.985, 1.019, 0.06, false)]
    public void It_is_shown_by_an_interval_within_the_margin_where_what_is_looked_for_would_have_been_found(
        double low, double high, double detectable, bool isShown) =>
        Assert.Equal(isShown, NoDifference.IsShown(new Estimate(1, low, high, 12), 0.02, detectable, 0.05));

    [Fact]
    public void Nothing_is_shown_without_an_interval()
    {
        Assert.False(NoDifference.IsShown(null, 0.02, 0.01, 0.05));
        Assert.False(NoDifference.IsShown(new Estimate(1, null, null, 5), 0.02, 0.01, 0.05));
    }
}
