using GilBench.Reporting.Summary;
using GilBench.Reporting.Tables;
using GilBench.Tests.Synthetic;

namespace GilBench.Tests.Reporting;

public sealed class RunSummaryTests
{
    [Fact]
    public void A_summary_has_a_row_for_each_measured_arm_and_none_for_controls()
    {
        var summary = RunSummary.Of(SyntheticRun.Of(
            new SyntheticOptions { Workloads = [SyntheticWorkloads.SumSquares], LaunchNoise = 0, BlockNoise = 0 }));

        Assert.DoesNotContain("native_chains", summary.Arms.Column("Workload"));
        Assert.Single(summary.Arms.Rows, row => (row.Under("Model"), row.Under("Runtime")) == ("sequential", "cpython-3.13"));
        var row = Assert.Single(
            summary.Arms.Rows,
            row => (row.Under("Model"), row.Under("Runtime"), row.Under("Cores × workers")) == ("threads", "cpython-3.13t", "2 × 2"));
        // 0.0052 s × 1.32 ÷ 1.94 with two threads.
        Assert.Equal(("3.54 ms [3.54, 3.54]", "1.94× [1.94, 1.94]"), (row.Under("Time per unit [95 %]"), row.Under("Speed-up [95 %]")));
    }
}
