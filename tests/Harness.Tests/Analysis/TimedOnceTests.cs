using GilBench.Analysis;
using GilBench.Tests.Synthetic;

namespace GilBench.Tests.Analysis;

public sealed class TimedOnceTests
{
    private const string Loop = "sum_squares:sequential@cpython-3.13:1x1";

    /// <summary>In a launch of its own: one value, and no interval.</summary>
    [Fact]
    public void Start_up_and_first_use_that_were_timed_once_before_the_blocks_are_those_of_the_arm()
    {
        var run = SyntheticRun.Of(new SyntheticOptions { Workloads = [SyntheticWorkloads.SumSquares] })
            .Changing(_ => true, launch => launch with { StartupSeconds = null });
        run = run with
        {
            Memory = [.. run.Memory.Select(reading =>
                reading.Arm == Loop ? reading with { StartupSeconds = 0.25, FirstSliceSeconds = 0.5 } : reading)],
        };

        var analysis = RunAnalysis.Of(run);

        var (startUp, firstUse) = (analysis.Find(Loop)!.EstimateOf(Metric.StartUp)!, analysis.Find(Loop)!.EstimateOf(Metric.FirstUse)!);
        Assert.Equal((0.25, 1, false), (Math.Round(startUp.Value, 12), startUp.Blocks, startUp.HasInterval));
        Assert.Equal((0.75, 1, false), (Math.Round(firstUse.Value, 12), firstUse.Blocks, firstUse.HasInterval));
        Assert.All(analysis.Arms.Where(arm => arm.Arm.Id != Loop), arm => Assert.Null(arm.EstimateOf(Metric.FirstUse)));
    }
}
