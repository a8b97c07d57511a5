using GilBench.Tests.History;

namespace GilBench.Tests.Synthetic;

/// <summary>
/// Writes the files by which whole commands are timed (CONTRIBUTING.md, "Timing large runs"): <c>Harness.Tests -explicit only -class
/// "*LargeFilesTests"</c>.
/// </summary>
public sealed class LargeFilesTests
{
    [Fact]
    public void The_run_that_reports_are_timed_by_has_ten_thousand_arms_of_forty_workloads_on_six_runtimes()
    {
        var arms = SyntheticPlan.Arms(ReportSizes.TenThousandArms).Where(arm => !arm.Arm.IsControl).ToList();

        Assert.Equal(10_000, arms.Count);
        Assert.Equal(
            (40, 6, 128),
            (arms.DistinctBy(arm => arm.Workload).Count(), arms.DistinctBy(arm => arm.Runtime).Count(), arms.Max(arm => arm.Arm.Cores)));
        Assert.Equal(12, ReportSizes.TenThousandArms.Blocks);
    }

    /// <summary>Takes about two minutes and 4 GB.</summary>
    [Fact(Explicit = true)]
    public void The_run_of_ten_thousand_arms_is_written() =>
        SyntheticFile.Write(SyntheticRun.Of(ReportSizes.TenThousandArms), Empty("large-run"));

    [Fact(Explicit = true)]
    public void The_history_of_ten_thousand_runs_is_written() => HistorySize.Write(Path.Combine(Empty("large-history"), "history.db"));

    private static string Empty(string name)
    {
        var folder = ProjectTree.At("artifacts", name);
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }

        Directory.CreateDirectory(folder);
        return folder;
    }
}
