using GilBench.Analysis;
using GilBench.Model;
using GilBench.Tests.Synthetic;

namespace GilBench.Tests.Analysis;

public sealed class RunAnalysisTests
{
    private const string Loop = "sum_squares:sequential@cpython-3.13:1x1";
    private const string OneThread = "sum_squares:threads@cpython-3.13t:1x1";
    private const string TwoThreads = "sum_squares:threads@cpython-3.13t:2x2";

    [Fact]
    public void A_launch_counts_as_the_median_of_its_warm_iterations_per_unit()
    {
        var run = SyntheticRun.Of(Small).Changing(
            launch => launch.Arm == Loop && launch.Block == 1,
            launch => launch with { Tasks = 10, Samples = Samples(launch, 9, 3, 1, 2) });

        Assert.Equal(0.2, RunAnalysis.Of(run).Find(Loop)!.BlockSeconds[1], 12);
    }

    [Fact]
    public void A_speed_up_is_paired_by_block_and_recomputed_by_hand()
    {
        // ln ratios: ln 2 five times and ln 1.8 once. The median of the 21 Walsh averages is ln 2, the interval at n = 6 reaches from
        // the least to the greatest of them. R: exp(wilcox.test(log(c(2,2,2,1.8,2,2)), conf.int = TRUE)$conf.int)
        var analysis = Exactly([1, 1.1, 1.2, 0.9, 1, 1.3], [0.5, 0.55, 0.6, 0.5, 0.5, 0.65]);

        var speedUp = analysis.Find(TwoThreads)!.OverOneWorkerBaseline!;

        Assert.Equal(OneThread, speedUp.Base.Arm.Id);
        Assert.Equal(2.0, speedUp.Ratio.Value, 12);
        Assert.Equal(1.8, speedUp.Ratio.Low!.Value, 12);
        Assert.Equal(2.0, speedUp.Ratio.High!.Value, 12);
        Assert.Equal(6, speedUp.Ratio.Blocks);
    }

    [Fact]
    public void Five_blocks_give_an_estimate_without_an_interval()
    {
        var ratio = Exactly([1, 1, 1, 1, 1], [0.5, 0.5, 0.5, 0.5, 0.5]).Find(TwoThreads)!.OverOneWorkerBaseline!.Ratio;

        Assert.Equal(2.0, ratio.Value, 12);
        Assert.False(ratio.HasInterval);
        Assert.Null(ratio.Width);
    }

    [Fact]
    public void A_block_that_lacks_one_side_is_left_out_of_the_pairs_and_the_others_keep_their_partners()
    {
        var run = SyntheticRun.Of(Small with { Exactly = Times([1, 5, 1, 7, 1, 1, 1, 1], [0.9, 2.5, 0.51, 3.5, 0.51, 0.5, 0.51, 0.5]) })
            .Changing(
                launch => launch.Arm == OneThread && launch.Block == 1,
                launch => launch with { Outcome = LaunchOutcome.Crashed, Detail = "Signal 11." });

        var analysis = RunAnalysis.Of(run);

        Assert.Equal(7, analysis.Find(TwoThreads)!.OverOneWorkerBaseline!.Ratio.Blocks);
        Assert.Equal(1 / 0.51, analysis.Find(TwoThreads)!.OverOneWorkerBaseline!.Ratio.Low!.Value, 12);
        Assert.Equal(new FailureCount(LaunchOutcome.Crashed, 1, "Signal 11."), Assert.Single(analysis.Find(OneThread)!.Failures));
    }

    [Fact]
    public void Only_the_valid_attempt_of_a_block_counts()
    {
        var spoiled = SpoiledAttempt.Of(SyntheticRun.Of(Small));

        var (analysis, without) = (RunAnalysis.Of(spoiled.Run), RunAnalysis.Of(spoiled.Without));

        Assert.All(without.Arms, expected =>
        {
            var arm = analysis.Find(expected.Arm.Id)!;
            Assert.Equal(8, arm.BlockSeconds.Count);
            Assert.Equal(expected.BlockSeconds, arm.BlockSeconds);
            Assert.Equal(expected[Metric.FirstUse].Blocks, arm[Metric.FirstUse].Blocks);
            Assert.Equal(
                (expected.SecondsPerUnit, expected.OverOneWorkerBaseline?.Ratio), (arm.SecondsPerUnit, arm.OverOneWorkerBaseline?.Ratio));
            Assert.Equal(
                Metric.OfLaunches.Select(metric => expected[metric].Median), Metric.OfLaunches.Select(metric => arm[metric].Median));
        });
        Assert.Equal((8, 1), (analysis.Blocks.Valid, analysis.Blocks.Spoiled));
    }

    [Fact]
    public void A_block_without_its_end_does_not_count_yet()
    {
        var run = SyntheticRun.Of(Small);

        Assert.Equal(7, RunAnalysis.Of(run.Until(7)).Find(Loop)!.BlockSeconds.Count);
    }

    [Fact]
    public void Efficiency_is_the_speed_up_over_the_native_ceiling_of_the_same_blocks()
    {
        var analysis = RunAnalysis.Of(SyntheticRun.Of(Small with { LaunchNoise = 0 }));

        Assert.Equal(1.99, analysis.CeilingAt(2)!.Ratio.Value, 6);
        Assert.Equal(1.94 / 1.99, analysis.Find(TwoThreads)!.Efficiency!.Value, 6);
        Assert.Null(analysis.Find(OneThread)!.Efficiency);
    }

    /// <summary>
    /// In every block threads gain 0.9 of what the spin gains. Both jump from block to block, and three launches of the threads failed, so
    /// that the columns' quotient is another.
    /// </summary>
    [Fact]
    public void Efficiency_is_paired_by_block_and_no_quotient_of_two_columns()
    {
        double[] spin = [1.0, 1.0, 1.0, 1.0, 2.0, 2.0, 2.0, 2.0];
        var run = SyntheticRun.Of(Small with
        {
            Exactly = new Dictionary<string, double[]>
            {
                ["native_chains:threads@dotnet-10:1x1"] = [.. spin.Select(_ => 1.0)],
                ["native_chains:threads@dotnet-10:2x2"] = [.. spin.Select(gain => 1 / gain)],
                [OneThread] = [.. spin.Select(_ => 1.0)],
                [TwoThreads] = [.. spin.Select(gain => 1 / (gain * 0.9))],
            },
        }).Changing(launch => launch.Arm == TwoThreads && launch.Block < 4, launch => launch with { Outcome = LaunchOutcome.Crashed });

        var analysis = RunAnalysis.Of(run);
        var arm = analysis.Find(TwoThreads)!;

        Assert.Equal(0.9, arm.Efficiency!.Value, 9);
        Assert.NotEqual(0.9, arm.OverOneWorkerBaseline!.Ratio.Value / analysis.CeilingAt(2)!.Ratio.Value, 2);
    }

    [Fact]
    public void Waiting_has_no_efficiency_because_it_needs_no_cores()
    {
        var analysis = RunAnalysis.Of(SyntheticRun.Of(Small with { Workloads = [SyntheticWorkloads.Sleep] }));

        Assert.All(analysis.Arms, arm => Assert.Null(arm.Efficiency));
        Assert.NotNull(analysis.Find("sleep:threads@cpython-3.13:2x2")!.OverOneWorkerBaseline);
    }

    [Fact]
    public void The_cost_of_free_threading_is_the_time_of_one_thread_over_that_of_the_stock_build()
    {
        var cost = Assert.Single(RunAnalysis.Of(SyntheticRun.Of(Small with { LaunchNoise = 0 })).FreeThreadingCosts);

        Assert.Equal(("cpython-3.13", "cpython-3.13t", true), (cost.StockRuntime, cost.FreeRuntime, cost.IsAlike));
        Assert.Equal(1.32, cost.Ratio.Value, 7);
    }

    [Fact]
    public void Builds_that_differ_beyond_free_threading_are_an_unlike_pair_that_says_how()
    {
        var description = SyntheticRuntimes.Stock.Description with { Pgo = false, Version = "3.13.0" };
        var plain = SyntheticRuntimes.Stock with { Description = description };

        var cost = Assert.Single(RunAnalysis.Of(SyntheticRun.Of(
            Small with { Runtimes = [plain, SyntheticRuntimes.FreeThreaded] })).FreeThreadingCosts);

        Assert.Equal(["version: 3.13.0 against 3.13.5", "PGO: no against yes"], cost.Builds.Differences);
    }

    [Fact]
    public void The_stock_build_with_the_same_flags_is_preferred()
    {
        var description = SyntheticRuntimes.Stock.Description with { Pgo = false };
        var plain = SyntheticRuntimes.Stock with { Id = "cpython-3.13.0-path", Description = description };

        var cost = Assert.Single(RunAnalysis.Of(SyntheticRun.Of(
            Small with { Runtimes = [plain, SyntheticRuntimes.Stock, SyntheticRuntimes.FreeThreaded] })).FreeThreadingCosts);

        Assert.Equal("cpython-3.13", cost.StockRuntime);
    }

    [Fact]
    public void The_AA_control_of_an_arm_shows_what_noise_alone_does()
    {
        var times = new Dictionary<string, double[]> { [Loop] = [1, 1, 1, 1, 1, 1, 1, 1], [Loop + ":aa"] = [1, 1, 1, 0.8, 0.8, 1, 1, 1] };
        var options = Small with { Exactly = times };

        var interval = Assert.Single(RunAnalysis.Of(SyntheticRun.Of(options)).AaIntervals);

        Assert.Equal((Loop, Loop + ":aa"), (interval.Arm, interval.Control.Arm.Id));
        Assert.True(interval.LeavesMargin);
        Assert.False(Assert.Single(RunAnalysis.Of(SyntheticRun.Of(Small)).AaIntervals).LeavesMargin);
    }

    [Fact]
    public void Cold_is_start_up_and_the_first_iteration()
    {
        var run = SyntheticRun.Of(Small).Changing(
            launch => launch.Arm == Loop,
            launch => launch with { StartupSeconds = 0.25, Samples = Samples(launch, 0.5, 0.4) });

        var arm = RunAnalysis.Of(run).Find(Loop)!;

        Assert.Equal(0.75, arm.EstimateOf(Metric.FirstUse)!.Value, 12);
        Assert.Equal(0.25, arm[Metric.StartUp].Median);
    }

    [Fact]
    public void One_refused_certificate_taints_its_arm_and_is_not_an_estimate()
    {
        var run = SyntheticRun.Of(Small).Changing(
            launch => launch.Arm == TwoThreads && launch.Block == 3,
            launch => launch with
            {
                Outcome = LaunchOutcome.GilMismatch,
                Certificate = new GilCertificate(CertificateVerdict.Refused, false, 1, "The GIL came on."),
            });

        var arm = RunAnalysis.Of(run).Find(TwoThreads)!;

        Assert.Equal((CertificateVerdict.Refused, "The GIL came on."), (arm.Certificates.Verdict, arm.Certificates.FirstRefusal));
        Assert.DoesNotContain(3, arm.BlockSeconds.Keys);
    }

    [Fact]
    public void Launches_that_still_get_faster_are_not_steady()
    {
        var run = SyntheticRun.Of(Small).Changing(
            launch => launch.Arm == Loop,
            launch => launch with { Samples = Samples(launch, 1.5, 1.2, 1) });

        Assert.True(RunAnalysis.Of(run).Find(Loop)!.IsNotSteady);
        Assert.False(RunAnalysis.Of(run).Find(TwoThreads)!.IsNotSteady);
    }

    [Fact]
    public void An_arm_that_was_never_launched_has_no_figures_and_no_error()
    {
        var run = SyntheticRun.Of(Small);
        var arm = RunAnalysis.Of(run with { Launches = [.. run.Launches.Where(launch => launch.Arm != OneThread)] });

        Assert.Null(arm.Find(OneThread)!.SecondsPerUnit);
        Assert.Null(arm.Find(TwoThreads)!.OverOneWorkerBaseline);
    }

    private static SyntheticOptions Small { get; } = new() { Workloads = [SyntheticWorkloads.SumSquares] };

    private static RunAnalysis Exactly(double[] oneThread, double[] twoThreads) =>
        RunAnalysis.Of(SyntheticRun.Of(Small with { Blocks = oneThread.Length, Exactly = Times(oneThread, twoThreads) }));

    private static Dictionary<string, double[]> Times(double[] oneThread, double[] twoThreads) =>
        new() { [OneThread] = oneThread, [TwoThreads] = twoThreads };

    /// <summary>One cold slice, then warm ones.</summary>
    private static IterationSample[] Samples(Launch launch, double cold, params double[] warm) =>
        [Warm(launch, SamplePhase.Cold, cold), .. warm.Select(seconds => Warm(launch, SamplePhase.Warm, seconds))];

    private static IterationSample Warm(Launch launch, SamplePhase phase, double seconds) =>
        launch.Samples[0] with { Phase = phase, WallSeconds = seconds };
}
