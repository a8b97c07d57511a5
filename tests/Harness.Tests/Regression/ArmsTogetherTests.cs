using GilBench.Analysis;
using GilBench.Model;
using GilBench.Regression;
using GilBench.Statistics.Gates;

namespace GilBench.Tests.Regression;

/// <summary>What is said of arms together, beside what is said of each.</summary>
public sealed class ArmsTogetherTests
{
    private static readonly string[] s_nine = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];

    /// <summary>Nine arms of which none by itself can tell 5 %.</summary>
    private static readonly SyntheticComparison Noisy = new() { Workloads = s_nine, LaunchNoise = 0.03 };

    private static readonly SyntheticComparison Slower = Noisy with { SlowDowns = s_nine.ToDictionary(name => name, _ => 1.06) };

    private static ComparisonResult Judge(SyntheticComparison first, SyntheticComparison? again = null) =>
        ComparisonJudge.Judge(first.Make(), again is null ? null : (again with { Seed = 99 }).Make(), _ => NoiseFloor.From([]));

    [Fact]
    public void A_change_of_all_arms_that_none_can_tell_by_itself_is_told_of_all_together()
    {
        var result = Judge(Slower);
        var everything = Assert.Single(result.Together);

        Assert.All(
            result.Arms.Where(arm => arm.Metric == Metric.TimePerUnit), arm => Assert.Equal(ComparisonAnswer.TooNoisy, arm.Answer));
        Assert.Equal(
            ("all workloads:9 arms together", ComparisonAnswer.Slower, ComparisonOutcome.Unconfirmed),
            (everything.Arm, everything.Answer, result.Outcome));
        Assert.True(everything.Ratio!.Contains(1.06));
        Assert.Equal(result.Arms.Select(arm => arm.Arm).Distinct().Order(), result.ToMeasureAgain.Order());
    }

    [Fact]
    public void Together_they_fail_the_gate_only_where_they_alarm_again()
    {
        var failed = Judge(Slower, Slower);
        var quiet = Judge(Slower, Noisy);

        Assert.Equal((ComparisonOutcome.Failed, ComparisonAnswer.Slower), (failed.Outcome, Assert.Single(failed.Together).Answer));
        Assert.StartsWith("all workloads:9 arms together became slower", failed.Reason, StringComparison.Ordinal);
        Assert.Contains(failed.Sentinels, sentinel => sentinel.Name.StartsWith("the base of all workloads", StringComparison.Ordinal));
        Assert.Equal(
            (ComparisonOutcome.CouldNotTell, ComparisonAnswer.NotConfirmed), (quiet.Outcome, Assert.Single(quiet.Together).Answer));
        Assert.StartsWith("Nothing could be told", quiet.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Where_each_is_too_noisy_but_all_together_show_no_difference_something_was_told()
    {
        var result = Judge(Noisy);

        Assert.Equal(
            (ComparisonOutcome.Passed, ComparisonAnswer.NoDifference), (result.Outcome, Assert.Single(result.Together).Answer));
        Assert.Contains("no difference in all workloads:9 arms together", result.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_change_of_one_arm_is_told_of_that_arm_alone()
    {
        var quiet = new SyntheticComparison { Workloads = s_nine };
        var result = Judge(quiet with { SlowDowns = new Dictionary<string, double> { ["two"] = 1.3 } });

        Assert.Equal(ComparisonAnswer.NoDifference, Assert.Single(result.Together).Answer);
        Assert.Equal(["two:threads@cpython-3.13:2x2"], result.ToMeasureAgain);
    }

    [Fact]
    public void What_is_a_part_of_what_alarmed_is_no_sentinel()
    {
        // One arm is quiet enough to show no difference by itself.
        var mixed = Slower with
        {
            Noise = new Dictionary<string, double> { ["one"] = 0.0001 },
            SlowDowns = s_nine.ToDictionary(name => name, name => name == "one" ? 1.0 : 1.06),
        };

        Assert.Equal(ComparisonOutcome.Unconfirmed, Judge(mixed).Outcome);
        Assert.Empty(Judge(mixed).Quiet);
    }

    [Fact]
    public void Arms_of_one_workload_are_judged_together_and_so_are_all_but_never_fewer_than_three()
    {
        static ComparedArm Arm(string name) => new(name, "b", "b2", "h", "");

        ComparedArm[] three = [Arm("a:sequential@x:1x1"), Arm("a:threads@x:2x2"), Arm("a:asyncio@x:2x2")];
        ComparedArm[] four = [.. three, Arm("b:sequential@x:1x1")];

        Assert.Equal(["all workloads:4 arms together", "a:3 arms together"], TogetherGroup.Of(four).Select(group => group.Name));
        Assert.Equal(["a:3 arms together"], TogetherGroup.Of(three).Select(group => group.Name));
        Assert.Equal(["all workloads:3 arms together"], TogetherGroup.Of(four[1..]).Select(group => group.Name));
        Assert.Empty(TogetherGroup.Of(three[1..]));
    }

    /// <summary>A block that only a few of the arms have says nothing of them together.</summary>
    [Fact]
    public void A_block_counts_where_more_than_half_of_the_arms_have_it()
    {
        var run = Noisy.Make();
        var lost = s_nine[..5];
        var thin = run with
        {
            Launches = [.. run.Launches.Where(launch => launch.Block != 3 || !lost.Contains(launch.Arm.Split('.')[0]))],
        };

        int Blocks(Run judged) => Assert.Single(ComparisonJudge.Judge(judged, null, _ => NoiseFloor.From([])).Together).Ratio!.Blocks;

        Assert.Equal(Blocks(run) - 1, Blocks(thin));
    }

    [Fact]
    public void Four_hundred_sessions_of_equal_sides_fail_no_gate()
    {
        var outcomes = Enumerable.Range(0, 400).AsParallel().Select(seed =>
        {
            var session = Noisy with
            {
                Seed = (ulong)(2 * seed) + 1,
                LaunchNoise = 0.01 + (0.0002 * seed),
                Rounds = 2,
                Workloads = s_nine[..5],
            };
            var first = session.Make();
            var result = ComparisonJudge.Judge(first, null, _ => NoiseFloor.From([]));
            return (Alarmed: result.Together[0].Answer == ComparisonAnswer.Slower, Failed: result.Outcome == ComparisonOutcome.Unconfirmed
                && ComparisonJudge.Judge(first, (session with { Seed = session.Seed + 100_000 }).Make(), _ => NoiseFloor.From([])).Outcome
                    == ComparisonOutcome.Failed);
        }).ToList();

        Assert.DoesNotContain(outcomes, outcome => outcome.Failed);
        Assert.InRange(outcomes.Count(outcome => outcome.Alarmed), 0, 20);
    }
}
