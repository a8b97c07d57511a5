using GilBench.Reporting.Summary;
using GilBench.Tests.Synthetic;

namespace GilBench.Tests.Reporting;

public sealed class RunSummaryTests
{
    [Fact]
    public void A_summary_has_a_row_for_each_measured_arm_and_none_for_controls()
    {
        var summary = RunSummary.Of(SyntheticRun.Of(new SyntheticOptions { Workloads = [SyntheticWorkloads.SumSquares], LaunchNoise = 0, BlockNoise = 0 }));

        Assert.All(summary.Rows, row => Assert.NotEqual("native_chains", row.Workload));
        Assert.Single(summary.Rows, row => row is { Model: "sequential", Runtime: "cpython-3.13" });
        var row = Assert.Single(summary.Rows, row => row is { Model: "threads", Runtime: "cpython-3.13t", Cores: 2 });
        // 0.0052 s × 1.32 ÷ 1.94 with two threads.
        Assert.Equal(0.0052 * 1.32 / 1.94, row.SecondsPerUnit!.Value, 10);
        Assert.Equal(("3.54 ms [3.54, 3.54]", "1.94× [1.94, 1.94]"), (row.TimeText, row.SpeedUpText));
        Assert.Equal(0.64, summary.TimedShare!.Value, 12);
    }
}
