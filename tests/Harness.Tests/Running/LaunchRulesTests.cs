using GilBench.Running;
using GilBench.Workers;

namespace GilBench.Tests.Running;

public sealed class LaunchRulesTests
{
    private static readonly WaitingCpu s_still = new(CpuSeconds: 0.01, WaitedSeconds: 5);

    [Fact]
    public void A_worker_on_its_cores_that_stood_still_has_no_fault() => Assert.Empty(LaunchRules.Faults([0, 1], [0, 1], s_still));

    [Fact]
    public void What_is_not_known_is_no_fault() => Assert.Empty(LaunchRules.Faults([0, 1], affinityRead: null, waiting: null));

    [Theory]
    [InlineData(new[] { 0 })]
    [InlineData(new[] { 0, 1, 2 })]
    [InlineData(new[] { 0, 2 })]
    public void Other_cores_than_asked_are_a_fault(int[] read) =>
        Assert.Equal($"It ran on cores {string.Join(',', read)} instead of 0,1.", Assert.Single(LaunchRules.Faults([0, 1], read, s_still)));

    [Theory]
    [InlineData(0.24, 5, false)]
    [InlineData(0.26, 5, true)]
    [InlineData(0.09, 0.5, false)]
    [InlineData(0.11, 0.5, true)]
    [InlineData(0.11, 0, false)]
    public void Work_while_it_waits_is_a_fault_beyond_a_twentieth_of_the_time_and_some_ticks(double cpu, double waited, bool isFault)
    {
        var faults = LaunchRules.Faults([0], [0], new WaitingCpu(cpu, waited));

        Assert.Equal(
            isFault,
            faults.Count == 1 && faults[0].StartsWith("It used CPU time while it waited for its turn", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(1000)]
    public void How_long_it_took_plays_no_part(double times) =>
        Assert.Empty(LaunchRules.Faults([0], [0], new WaitingCpu(0.04 * times, times)));
}
