using GilBench.Analysis;
using GilBench.Model;
using GilBench.Tests.Synthetic;

namespace GilBench.Tests.Analysis;

/// <summary>Arms of a group are compared within a round; arms of several groups by what they share.</summary>
public sealed class RoundsTests
{
    private const string One = "sum_squares:threads@cpython-3.13t:1x1";
    private const string Two = "sum_squares:threads@cpython-3.13t:2x2";
    private const string Native = "native_chains:threads@dotnet-10:2x2";

    [Fact]
    public void A_slow_episode_that_meets_whole_rounds_leaves_the_ratio_exact()
    {
        // In other rounds of each block, so that medians of launches would be met as well: three of five are slowed.
        var run = SyntheticRun.Of(Quiet with { Rounds = 5, Slowed = (block, round, _) => (block + round) % 5 < 3 ? 1.8 : 1 });

        var ratio = RunAnalysis.Of(run).Find(Two)!.OverOneWorkerBaseline!.Ratio;

        Assert.Equal(1.94, ratio.Value, 6);
        Assert.Equal(1.94, ratio.Low!.Value, 6);
        Assert.Equal(1.94, ratio.High!.Value, 6);
    }

    [Fact]
    public void The_same_episodes_do_harm_where_launches_are_compared_one_after_another()
    {
        var inARow = RunAnalysis.Of(SyntheticRun.Of(Quiet with
        {
            Grouping = SyntheticGrouping.None,
            Slowed = (block, _, cores) => block % 2 == 0 && cores.Count == 2 ? 1.8 : 1,
        })).Find(Two)!.OverOneWorkerBaseline!.Ratio;

        Assert.InRange(inARow.Low!.Value, 1.94 / 1.81, 1.94 / 1.79);
    }

    [Fact]
    public void A_base_on_several_cores_counts_at_the_mean_rate_of_them()
    {
        // CPU 1 is twice as slow: work shared by both takes 2 / (1 + 1/2) of the time on CPU 0 alone, and so does the mean of the rates.
        var run = SyntheticRun.Of(Quiet with
        {
            BaseCores = 2,
            Slowed = (_, _, cores) => cores is [1] ? 2 : cores.Count == 2 ? 4.0 / 3 : 1,
        });
        var analysis = RunAnalysis.Of(run);

        Assert.Equal(2, analysis.Find(One)![Metric.TimePerUnit].Rounds[(1, 0)].Launches.Count);
        Assert.Equal(1.94, analysis.Find(Two)!.OverOneWorkerBaseline!.Ratio.Value, 6);
        Assert.Equal(0.0052 * 1.32 * 4 / 3, analysis.Find(One)!.SecondsPerUnit!.Value, 8);
    }

    [Fact]
    public void A_lane_on_a_core_that_the_other_side_does_not_have_says_nothing_of_it()
    {
        var rounds = new ArmRounds(
            [
                new ArmRounds.LaunchRounds([0], Seconds(1, 1)),
                new ArmRounds.LaunchRounds([1], Seconds(3, 3)),
                new ArmRounds.LaunchRounds([2], Seconds(9, 9)),
            ]);

        Assert.Equal(1.5, rounds.Seconds(new HashSet<int> { 0, 1 })[1], 12);
        Assert.Equal(3, rounds.Seconds(new HashSet<int> { 1 })[1], 12);
        Assert.Equal(rounds.Seconds(cores: null)[1], rounds.Seconds(new HashSet<int> { 7 })[1], 12);
    }

    [Fact]
    public void An_arm_that_has_an_A_A_control_counts_by_the_mean_rate_of_both()
    {
        // Of the first arm of a synthetic plan, in every block: 1 s and 3 s a unit are 1.5 s at the mean of their rates.
        var analysis = RunAnalysis.Of(MeasuredTwice(control: 3));

        var first = analysis.Find(First)!;
        Assert.Equal(0.5, BlockPairs.Ratio(Reference(analysis), first)!.Value, 9);
        Assert.Equal(2, BlockPairs.Ratio(first, Reference(analysis))!.Value, 9);
        Assert.Equal(1, first.SecondsPerUnit!.Value, 9);
        Assert.Equal(1 / 3.0, Assert.Single(analysis.AaIntervals).Ratio.Value, 9);
    }

    [Fact]
    public void Where_the_A_A_control_has_no_launch_that_counts_the_arm_counts_alone_and_never_the_control_alone()
    {
        var run = MeasuredTwice(control: 3);
        RunAnalysis Failing(string arm) => RunAnalysis.Of(run.Changing(
            launch => launch.Arm == arm && launch.Block > 2, launch => launch with { Outcome = LaunchOutcome.Crashed }));

        var (withoutControl, withoutArm) = (Failing(First + ":aa"), Failing(First));

        double[] Ratios(RunAnalysis analysis) =>
            [.. BlockPairs.LogRatios(Reference(analysis), analysis.Find(First)!, Metric.TimePerUnit).Values.Select(Math.Exp)];
        Assert.Equal([0.5, 0.5, 0.75, 0.75, 0.75, 0.75, 0.75, 0.75], Ratios(withoutControl).Select(ratio => Math.Round(ratio, 9)));
        Assert.Equal([0.5, 0.5], Ratios(withoutArm).Select(ratio => Math.Round(ratio, 9)));
    }

    [Fact]
    public void Rounds_that_a_lane_lacks_are_left_out()
    {
        var rounds = new ArmRounds([new ArmRounds.LaunchRounds([0], Seconds(1, 1, 1)), new ArmRounds.LaunchRounds([1], Seconds(1, 1))]);

        Assert.Equal([1, 2], rounds.Seconds(cores: null).Keys.Order());
    }

    [Fact]
    public void Only_rounds_that_both_have_are_compared()
    {
        // The base ended after its first round, which was a quick one for both.
        var run = SyntheticRun.Of(Quiet with { Rounds = 3, Slowed = (_, round, _) => round == 1 ? 1 : 5 }).Changing(
            launch => launch.Arm == One, launch => launch with { Samples = [.. launch.Samples.Take(2)] });

        Assert.Equal(1.94, RunAnalysis.Of(run).Find(Two)!.OverOneWorkerBaseline!.Ratio.Value, 6);
    }

    [Fact]
    public void Rounds_that_are_set_aside_do_not_count()
    {
        var run = SyntheticRun.Of(Quiet with
        {
            Slowed = (_, round, cores) => round != 2 && cores.Count == 2 ? 7 : 1,
            SetAside = _ =>
            [
                new SetAsideRound(1, DisturbanceText.OtherPrograms(0.5, 0.1)),
                new SetAsideRound(3, DisturbanceText.Stolen(0.5, 0.02)),
            ],
        });

        Assert.Equal(1.94, RunAnalysis.Of(run).Find(Two)!.OverOneWorkerBaseline!.Ratio.Value, 6);
        Assert.Equal(0.0052 * 1.32 / 1.94, RunAnalysis.Of(run).Find(Two)!.SecondsPerUnit!.Value, 8);
    }

    [Fact]
    public void An_arm_of_two_groups_is_paired_with_each_one_s_own_rounds()
    {
        // The native control is in the group of both workloads; in every block each group has its own launch of it.
        var run = SyntheticRun.Of(Quiet with
        {
            Workloads = [SyntheticWorkloads.SumSquares, SyntheticWorkloads.Fibonacci],
            Grouping = SyntheticGrouping.ByWorkload,
            Slowed = (block, round, _) => (block + round) % 3 == 0 ? 1.8 : 1,
        });
        var analysis = RunAnalysis.Of(run);

        Assert.Equal([(1, 0), (1, 1)], analysis.Find(Native)![Metric.TimePerUnit].Rounds.Keys.Where(key => key.Block == 1).Order());
        Assert.Equal(8, analysis.Find(Native)!.BlockSeconds.Count);
        Assert.Equal(1.99, analysis.CeilingAt(2)!.Ratio.Value, 5);
        Assert.Equal(1.94 / 1.99, analysis.Find(Two)!.Efficiency!.Value, 5);
        Assert.Equal(1.94 / 1.99, analysis.Find("fibonacci:threads@cpython-3.13t:2x2")!.Efficiency!.Value, 5);
    }

    [Fact]
    public void Arms_of_different_groups_are_compared_by_the_medians_of_their_blocks()
    {
        var run = SyntheticRun.Of(Quiet with
        {
            Workloads = [SyntheticWorkloads.SumSquares, SyntheticWorkloads.Fibonacci],
            Grouping = SyntheticGrouping.ByWorkload,
            Exactly = new Dictionary<string, double[]>
            {
                [One] = [2, 2, 2, 2, 2, 2, 2, 2],
                ["fibonacci:threads@cpython-3.13t:1x1"] = [0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5],
            },
            Slowed = (_, round, _) => round == 1 ? 9 : 1,
        });
        var analysis = RunAnalysis.Of(run);

        Assert.Equal(4, BlockPairs.Ratio(analysis.Find(One)!, analysis.Find("fibonacci:threads@cpython-3.13t:1x1")!)!.Value, 9);
    }

    [Fact]
    public void A_group_that_was_run_again_counts_by_its_second_attempt_alone()
    {
        var spoiled = SpoiledAttempt.Of(SyntheticRun.Of(Quiet with
        {
            Workloads = [SyntheticWorkloads.SumSquares, SyntheticWorkloads.Fibonacci],
            Grouping = SyntheticGrouping.ByWorkload,
            BaseCores = 2,
        }));

        var (analysis, without) = (RunAnalysis.Of(spoiled.Run), RunAnalysis.Of(spoiled.Without));

        Assert.All(without.Arms, arm => Assert.Equal(
            (arm.SecondsPerUnit, arm.OverOneWorkerBaseline?.Ratio),
            (analysis.Find(arm.Arm.Id)!.SecondsPerUnit, analysis.Find(arm.Arm.Id)!.OverOneWorkerBaseline?.Ratio)));
        Assert.Equal(2, analysis.Find(One)![Metric.TimePerUnit].Rounds[(2, 0)].Launches.Count);
    }

    [Fact]
    public void A_group_that_has_not_ended_does_not_count_and_the_others_of_its_block_do()
    {
        var run = SyntheticRun.Of(Quiet with
        {
            Workloads = [SyntheticWorkloads.SumSquares, SyntheticWorkloads.Fibonacci],
            Grouping = SyntheticGrouping.ByWorkload,
        });

        var counting = WhatCounts.Of(run with { Groups = [.. run.Groups.Where(end => end is not { Block: 8, Group: 1 })] });

        Assert.All(run.Launches, launch => Assert.Equal(
            launch is { Block: 8, Group: 1 } ? LaunchFate.InUnfinishedBlock : LaunchFate.Counts, counting.FateOf(launch)));
    }

    private static string First => SyntheticPlan.Arms(Quiet)[0].Arm.Id;

    private static SyntheticOptions Quiet { get; } = new() { Workloads = [SyntheticWorkloads.SumSquares], LaunchNoise = 0, BlockNoise = 0 };

    /// <summary>The first arm takes 1 s a unit in every block, and what it is compared with 0.75 s.</summary>
    private static Run MeasuredTwice(double control)
    {
        double[] InEachBlock(double seconds) => [.. Enumerable.Repeat(seconds, Quiet.Blocks)];
        return SyntheticRun.Of(Quiet with
        {
            Exactly = new Dictionary<string, double[]>
            {
                [First] = InEachBlock(1),
                [First + ":aa"] = InEachBlock(control),
                [Two] = InEachBlock(0.75),
            },
        });
    }

    private static ArmAnalysis Reference(RunAnalysis analysis) => analysis.Find(Two)!;

    private static Dictionary<int, double> Seconds(params double[] values) =>
        values.Index().ToDictionary(pair => pair.Index + 1, pair => pair.Item);
}
