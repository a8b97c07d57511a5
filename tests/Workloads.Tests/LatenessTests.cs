using GilBench.Protocol;

namespace GilBench.Workloads.Tests;

public sealed class LatenessTests
{
    [Fact]
    public void Percentiles_are_waits_that_were_seen_by_nearest_rank()
    {
        Assert.Equal(
            new Lateness(0.050, 0.099),
            Lateness.Of([.. Enumerable.Range(1, 100).Reverse().Select(i => TimeSpan.FromMilliseconds(i))]));
        Assert.Equal(new Lateness(-0.001, -0.001), Lateness.Of([TimeSpan.FromMilliseconds(-1)]));
    }

    [Fact]
    public void Without_a_wait_there_are_none() => Assert.Null(Lateness.Of([]));
}
