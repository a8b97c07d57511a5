using GilBench.Analysis;
using GilBench.Claims.Judging;

namespace GilBench.Tests.Claims;

public sealed class UnequalCoresTests
{
    private static ArmRounds.LaunchRounds On(int core, params double[] seconds) =>
        new([core], seconds.Select((value, round) => (value, round)).ToDictionary(one => one.round + 1, one => one.value));

    [Fact]
    public void The_share_is_the_slowest_core_s_speed_over_the_mean()
    {
        // Speeds 100 and 50 a second: 50 of a mean of 75. A single slow round moves no median.
        var block = new ArmRounds([On(0, 0.01, 0.01, 0.03), On(1, 0.02, 0.02, 0.02)]);

        Assert.Equal(50.0 / 75, UnequalCores.SlowestShare([block]), 12);
    }

    [Fact]
    public void Of_several_blocks_it_is_the_median_whichever_core_is_slow()
    {
        var slowFirst = new ArmRounds([On(0, 0.02), On(1, 0.01)]);
        var slowSecond = new ArmRounds([On(0, 0.01), On(1, 0.02)]);
        var alike = new ArmRounds([On(0, 0.01), On(1, 0.01)]);

        Assert.Equal(50.0 / 75, UnequalCores.SlowestShare([slowFirst, slowSecond, alike]), 12);
        Assert.Equal(1, UnequalCores.SlowestShare([alike, alike, slowFirst]), 12);
    }

    [Fact]
    public void Where_no_block_has_several_cores_it_is_1()
    {
        Assert.Equal(1, UnequalCores.SlowestShare([]));
        Assert.Equal(1, UnequalCores.SlowestShare([new ArmRounds([On(0, 0.01)])]));
        Assert.Equal(1, UnequalCores.SlowestShare([new ArmRounds([new([0, 1], new Dictionary<int, double> { [1] = 0.01 })])]));
    }
}
