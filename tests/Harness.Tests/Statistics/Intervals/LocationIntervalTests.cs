using GilBench.Statistics.Intervals;

namespace GilBench.Tests.Statistics.Intervals;

public sealed class LocationIntervalTests
{
    // R: exp(median(outer(log(x), log(x), "+")[upper.tri(diag(6), TRUE)] / 2)); its ends at n = 6 are range(x)
    [Fact]
    public void Six_launches_reach_from_the_fastest_to_the_slowest()
    {
        var typical = LocationInterval.Of([0.50, 0.52, 0.49, 0.55, 0.51, 0.50]);

        Assert.Equal(0.49, typical.Low!.Value, 1e-12);
        Assert.Equal(0.55, typical.High!.Value, 1e-12);
        Assert.InRange(typical.Value, 0.50, 0.52);
        Assert.False(typical.Wandered);
    }

    [Fact]
    public void The_unit_does_not_matter()
    {
        var seconds = LocationInterval.Of([0.50, 0.52, 0.49, 0.55, 0.51, 0.50, 0.53]);
        var nanoseconds = LocationInterval.Of([0.50e9, 0.52e9, 0.49e9, 0.55e9, 0.51e9, 0.50e9, 0.53e9]);

        Assert.Equal(1e9, nanoseconds.Value / seconds.Value, 1e-3);
        Assert.Equal(1e9, nanoseconds.Low!.Value / seconds.Low!.Value, 1e-3);
    }

    [Fact]
    public void A_level_that_wandered_is_flagged_and_keeps_its_interval_where_merging_would_leave_none()
    {
        var typical = LocationInterval.Of([1.0, 1.1, 1.2, 1.3, 1.4, 1.5, 1.6, 1.7]);

        Assert.True(typical.Wandered);
        Assert.True(typical.HasInterval);
        Assert.Equal(8, typical.Count);
    }

    [Fact]
    public void A_level_that_wandered_over_many_launches_is_merged_as_long_as_an_interval_remains()
    {
        var typical = LocationInterval.Of([.. Enumerable.Range(10, 14).Select(i => (double)i)]);

        Assert.Equal((true, 7), (typical.Wandered, typical.Count));
    }

    [Fact]
    public void Five_launches_have_no_finite_interval() => Assert.False(LocationInterval.Of([1, 2, 3, 4, 5]).HasInterval);

    [Fact]
    public void A_value_that_is_no_time_is_refused() => Assert.Throws<ArgumentException>(() => LocationInterval.Of([1, 0, 1]));
}
