using GilBench.History;
using GilBench.Model;
using GilBench.Tests.Synthetic;

namespace GilBench.Tests.History;

public sealed class HistoryRunTests
{
    private const string Arm = "sum_squares:threads@cpython-3.13:2x2";

    private static readonly SyntheticOptions s_options = new()
    {
        Workloads = [SyntheticWorkloads.SumSquares],
        Runtimes = SyntheticRuntimes.Six,
        LaunchNoise = 0,
        BlockNoise = 0,
    };

    [Fact]
    public void A_run_is_kept_by_machine_commit_branch_and_time()
    {
        var run = SyntheticRun.Of(s_options);

        var kept = HistoryRun.Of(run, "0123abcd", "main");

        Assert.Equal((run.Header.Id, "0123456789abcdef", "Synthetic 9000, 2 CPUs"), (kept.Id, kept.Fingerprint, kept.Machine));
        Assert.Equal(("0123abcd", "main", run.Header.Created, "0.1.0"), (kept.Commit, kept.Branch, kept.Created, kept.GilbenchVersion));
    }

    [Fact]
    public void Every_arm_but_the_doubled_one_has_its_time_its_start_up_and_its_memory()
    {
        var run = SyntheticRun.Of(s_options);

        var kept = HistoryRun.Of(run, null, null);

        Assert.Equal(
            run.Header.Plan.Arms.Where(arm => arm.Role != ArmRole.AaControl).Select(arm => arm.Id).Order(),
            kept.Arms.Select(arm => arm.Arm).Distinct().Order());
        var figures = kept.Arms.Where(arm => arm.Arm == Arm).ToDictionary(arm => arm.Metric);
        Assert.Equal(["memory", "peak memory", "start-up", "time per unit"], figures.Keys.Order());
        Assert.Equal(0.0052 / 0.995, figures["time per unit"].Value, 1e-6);
        var time = figures["time per unit"];
        Assert.True(time.Low <= time.Value && time.Value <= time.High);
        Assert.Equal((8, "seconds"), (time.Blocks, time.Unit));
        Assert.Equal(0.00024, figures["start-up"].Value, 1e-6);
        Assert.Equal((16_080_000.0, "bytes", 0), (figures["memory"].Value, figures["memory"].Unit, figures["memory"].Blocks));
    }

    [Fact]
    public void A_time_is_known_over_that_of_the_native_control_on_one_core()
    {
        var kept = HistoryRun.Of(SyntheticRun.Of(s_options), null, null);

        var control = kept.Arms.Single(arm => arm.Metric == "time per unit" && arm.Arm.StartsWith("native", StringComparison.Ordinal)
            && arm.Arm.EndsWith(":1x1", StringComparison.Ordinal));
        var time = kept.Arms.Single(arm => arm.Metric == "time per unit" && arm.Arm == Arm);
        Assert.Equal(Math.Log(time.Value / control.Value), time.LogToSentinel!.Value, 1e-6);
        Assert.True(kept.HasSentinel);
        Assert.All(kept.Arms.Where(arm => arm.Metric != "time per unit"), arm => Assert.Null(arm.LogToSentinel));
    }

    [Fact]
    public void Without_the_native_control_it_is_said_to_be_unknown() =>
        Assert.False(HistoryRun.Of(SyntheticRun.Of(s_options with { Runtimes = [SyntheticRuntimes.Stock] }), null, null).HasSentinel);

    [Fact]
    public void A_run_that_goes_on_or_of_which_no_block_counts_is_not_kept()
    {
        var run = SyntheticRun.Of(s_options);

        Assert.Contains("has not ended", Refusal(run with { End = null }), StringComparison.Ordinal);
        Assert.Contains(
            "has no block that counts",
            Refusal(run with { Launches = [], Blocks = [], Groups = [] }),
            StringComparison.Ordinal);

        static string Refusal(Run refused) => Assert.Throws<HistoryException>(() => HistoryRun.Of(refused, null, null)).Message;
    }
}
