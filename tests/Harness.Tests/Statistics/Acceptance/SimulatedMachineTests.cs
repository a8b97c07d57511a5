using GilBench.Statistics.Acceptance;
using GilBench.Statistics.Sampling;

namespace GilBench.Tests.Statistics.Acceptance;

public sealed class SimulatedMachineTests
{
    private static readonly SlowEpisodes s_neighbour = new(0.1, 1, Share: 0.3, Speed: 0.55);

    [Theory]
    [InlineData("First")]
    [InlineData("Second")]
    [InlineData("Split")]
    [InlineData("Alternating")]
    public void On_undisturbed_cores_a_slice_takes_its_time(string use) =>
        Assert.Equal(0.025, new SimulatedMachine(new SplitMix64(1), null, null).Run(0.025, Enum.Parse<CoreUse>(use)), 1e-12);

    // 0.3 of the time at 0.55 is a mean speed of 0.865, and of 0.9325 where the other core is undisturbed.
    [Theory]
    [InlineData("First", 1 / 0.865)]
    [InlineData("Second", 1)]
    [InlineData("Split", 1 / 0.865)]
    [InlineData("Alternating", 1 / 0.9325)]
    public void What_outlasts_many_episodes_of_the_first_core_takes_as_long_as_its_mean_speed_says(string use, double expected)
    {
        var machine = new SimulatedMachine(new SplitMix64(1), s_neighbour, null);

        Assert.Equal(expected, machine.Run(10_000, Enum.Parse<CoreUse>(use)) / 10_000, 0.01);
    }

    /// <summary>Every episode lasts for 0.1 s, so what is shorter than one meets at most two speeds.</summary>
    [Fact]
    public void A_short_slice_runs_at_one_of_the_two_speeds_unless_an_episode_begins_or_ends_in_it()
    {
        var machine = new SimulatedMachine(new SplitMix64(1), new SlowEpisodes(0.1, 0.1, Share: 0.5, Speed: 0.5), null);

        var times = Enumerable.Range(0, 10_000).Select(_ => machine.Run(0.001, CoreUse.First)).ToArray();

        Assert.All(times, time => Assert.InRange(time, 0.001 - 1e-9, 0.002 + 1e-9));
        Assert.Equal(1 / 3.0, times.Count(time => time > 0.0019) / 10_000.0, 0.05);
        Assert.InRange(times.Count(time => time is > 0.0011 and < 0.0019), 1, 500);
    }

    [Fact]
    public void A_split_slice_is_done_when_the_slower_core_is_and_an_alternating_one_is_not_held_up_by_it()
    {
        SimulatedMachine Machine() => new(new SplitMix64(1), new SlowEpisodes(1e9, 1e9, Share: 1 - 1e-12, Speed: 0.5), null);
        var (split, alternating) = (Machine(), Machine());
        split.Pass(10_000);
        alternating.Pass(10_000);

        Assert.Equal(2, split.Run(1, CoreUse.Split), 1e-6);
        Assert.Equal(1 / 0.75, alternating.Run(1, CoreUse.Alternating), 1e-6);
    }
}
