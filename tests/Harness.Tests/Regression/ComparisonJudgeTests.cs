using GilBench.Analysis;
using GilBench.Model;
using GilBench.Regression;
using GilBench.Statistics.Gates;

namespace GilBench.Tests.Regression;

public sealed class ComparisonJudgeTests
{
    private static readonly SyntheticComparison Quiet = new();

    private static readonly SyntheticComparison Slower = Quiet with { SlowDowns = new Dictionary<string, double> { ["two"] = 1.10 } };

    private static ComparisonResult Judge(SyntheticComparison first, SyntheticComparison? again = null) =>
        ComparisonJudge.Judge(first.Make(), again is null ? null : (again with { Seed = 99 }).Make(), _ => NoiseFloor.From([]));

    private static ArmComparison Time(ComparisonResult result, string workload) => result.Arms.Single(
        arm => arm.Metric == Metric.TimePerUnit && arm.Arm.StartsWith($"{workload}:", StringComparison.Ordinal));

    [Fact]
    public void Equal_sides_pass_and_every_time_is_without_difference()
    {
        var result = Judge(Quiet);

        Assert.Equal((ComparisonOutcome.Passed, "Nothing became slower by more than its margin."), (result.Outcome, result.Reason));
        Assert.All(
            result.Arms.Where(arm => arm.Metric == Metric.TimePerUnit), arm => Assert.Equal(ComparisonAnswer.NoDifference, arm.Answer));
    }

    [Fact]
    public void What_alarms_once_is_to_be_measured_again_before_anything_fails()
    {
        var result = Judge(Slower);

        Assert.Equal(ComparisonOutcome.Unconfirmed, result.Outcome);
        Assert.Equal(["two:threads@cpython-3.13:2x2"], result.ToMeasureAgain);
    }

    [Fact]
    public void What_alarms_twice_fails_with_its_size_and_interval()
    {
        var result = Judge(Slower, Slower);
        var arm = Time(result, "two");

        Assert.Equal((ComparisonOutcome.Failed, ComparisonAnswer.Slower), (result.Outcome, arm.Answer));
        Assert.InRange(arm.Ratio!.Value, 1.09, 1.11);
        Assert.True(arm.Ratio.Contains(1.10));
        Assert.InRange(arm.RatioAgain!.Value, 1.09, 1.11);
        Assert.Contains("and again in a second measuring", arm.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void What_alarms_once_and_not_again_was_noise()
    {
        var result = Judge(Slower, Quiet);

        Assert.Equal((ComparisonOutcome.Passed, ComparisonAnswer.NotConfirmed), (result.Outcome, Time(result, "two").Answer));
        Assert.EndsWith("noise.", Time(result, "two").Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_noisy_second_measuring_does_not_rule_out_is_not_called_noise()
    {
        var noisy = Slower with { Noise = new Dictionary<string, double> { ["two"] = 0.15 } };
        var result = Judge(Slower, noisy);
        var arm = Time(result, "two");

        Assert.Equal((ComparisonOutcome.CouldNotTell, ComparisonAnswer.NotConfirmed), (result.Outcome, arm.Answer));
        Assert.StartsWith("two:threads@cpython-3.13:2x2 became slower in the first measuring", result.Reason, StringComparison.Ordinal);
        Assert.EndsWith("it may be so, and could not be confirmed.", arm.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Where_a_sentinel_alarms_too_the_machine_is_suspected()
    {
        var both = Slower with { SlowDowns = new Dictionary<string, double> { ["two"] = 1.10, ["three"] = 1.10 } };

        Assert.Equal(ComparisonOutcome.CouldNotTell, Judge(Slower, both).Outcome);
    }

    [Fact]
    public void An_arm_that_was_too_noisy_at_first_is_no_sentinel()
    {
        // The whole head is slower, but of one arm it cannot be told at first.
        var all = new Dictionary<string, double> { ["two"] = 1.10, ["three"] = 1.10 };
        var first = Slower with { SlowDowns = all, Noise = new Dictionary<string, double> { ["three"] = 0.08 } };

        Assert.Equal(ComparisonAnswer.TooNoisy, Time(Judge(first), "three").Answer);
        Assert.DoesNotContain(Judge(first).Quiet, name => name.StartsWith("three", StringComparison.Ordinal));
        Assert.Equal(ComparisonOutcome.Failed, Judge(first, Slower with { SlowDowns = all }).Outcome);
    }

    [Fact]
    public void Where_there_is_no_other_arm_the_base_against_itself_is_the_sentinel()
    {
        // With a known floor, which does not follow what the base shows in these rounds.
        var alone = Slower with { Workloads = ["two"] };
        var floor = NoiseFloor.From([.. Enumerable.Repeat(0.001, NoiseFloor.SessionsNeeded)]);

        ComparisonOutcome Outcome(SyntheticComparison again) =>
            ComparisonJudge.Judge(alone.Make(), (again with { Seed = 99 }).Make(), _ => floor).Outcome;

        Assert.Equal(ComparisonOutcome.Failed, Outcome(alone));
        Assert.Equal(ComparisonOutcome.CouldNotTell, Outcome(alone with { BaseAgain = 1.10 }));
    }

    [Fact]
    public void A_faster_head_is_said_and_passes()
    {
        var result = Judge(Quiet with { SlowDowns = new Dictionary<string, double> { ["two"] = 0.9 } });

        Assert.Equal((ComparisonOutcome.Passed, ComparisonAnswer.Faster), (result.Outcome, Time(result, "two").Answer));
    }

    [Fact]
    public void A_slow_down_within_a_noisy_margin_is_never_called_no_difference()
    {
        // Launches that vary by 6 %: what the base differs from itself by decides on the margin, and 5 % could not be told.
        var result = Judge(Quiet with { LaunchNoise = 0.06, SlowDowns = new Dictionary<string, double> { ["two"] = 1.05 } });
        var arm = Time(result, "two");

        Assert.Equal(ComparisonAnswer.TooNoisy, arm.Answer);
        Assert.True(arm.DetectableEffect > 0.05);
        Assert.Contains("would have been found four times in five", arm.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Where_every_arm_is_too_noisy_nothing_could_be_told() =>
        Assert.Equal(ComparisonOutcome.CouldNotTell, Judge(Quiet with { LaunchNoise = 0.10 }).Outcome);

    [Fact]
    public void A_known_floor_takes_the_place_of_what_the_base_shows_against_itself()
    {
        var floor = NoiseFloor.From([.. Enumerable.Repeat(Math.Log(1.15), NoiseFloor.SessionsNeeded)]);

        var result = ComparisonJudge.Judge(Slower.Make(), null, _ => floor);

        Assert.Equal(0.15, Time(result, "two").Margin, 1e-9);
        Assert.NotEqual(ComparisonOutcome.Unconfirmed, result.Outcome);
    }

    [Fact]
    public void More_memory_alarms_although_the_time_is_the_same()
    {
        var more = Quiet with { MoreMemory = new Dictionary<string, double> { ["three"] = 1.2 } };

        var result = Judge(more, more);
        var arm = result.Arms.Single(
            one => one.Metric == Metric.PeakMemory && one.Arm.StartsWith("three", StringComparison.Ordinal));

        Assert.Equal((ComparisonOutcome.Failed, ComparisonAnswer.Slower), (result.Outcome, arm.Answer));
        Assert.Contains("20.0 % more", arm.Reason, StringComparison.Ordinal);
        Assert.Equal(ComparisonAnswer.NoDifference, Time(result, "three").Answer);
    }

    [Fact]
    public void A_head_that_fails_is_not_measured_and_says_why()
    {
        var run = Quiet.Make();
        var broken = run with
        {
            Launches =
            [
                .. run.Launches.Select(launch => launch.Arm.StartsWith("one.head", StringComparison.Ordinal)
                    ? launch with { Outcome = LaunchOutcome.Failed, Detail = "ValueError: no" }
                    : launch),
            ],
        };

        var arm = Time(ComparisonJudge.Judge(broken, null, _ => NoiseFloor.From([])), "one");

        Assert.Equal(
            (ComparisonAnswer.NotMeasured, "The head said that it failed: ValueError: no."), (arm.Answer, arm.Reason));
    }

    [Fact]
    public void A_noisy_run_that_could_tell_nothing_says_that_rounds_were_disturbed_and_one_that_could_tells_it()
    {
        static ComparisonResult TooNoisy(SyntheticComparison made)
        {
            var run = made.Make();
            return ComparisonJudge.Judge(
                run with { End = run.End! with { Reason = RunEndReason.TooNoisy } }, null, _ => NoiseFloor.From([]));
        }

        var nothing = TooNoisy(Quiet with { LaunchNoise = 0.10 });

        Assert.Equal(ComparisonOutcome.CouldNotTell, nothing.Outcome);
        Assert.EndsWith("were disturbed by what else works on this machine.", nothing.Reason, StringComparison.Ordinal);
        Assert.Equal(ComparisonOutcome.Unconfirmed, TooNoisy(Slower).Outcome);
    }

    [Fact]
    public void The_base_against_itself_is_an_aa_session_of_each_arm()
    {
        var sessions = ComparisonJudge.AaSessions((Quiet with { BaseAgain = 1.03 }).Make());

        Assert.Equal(Quiet.Workloads.Count, sessions.Count);
        Assert.All(sessions, session => Assert.InRange(session.LogRatio, Math.Log(1.02), Math.Log(1.04)));
        Assert.All(sessions, session => Assert.Equal("cpu:threads@cpython-3.13:2x2", session.Arm.NoiseKind));
    }

    /// <summary>Whole sessions as the gate sees them, first and second measuring: what a team meets in a year of green commits.</summary>
    [Fact]
    public void Four_hundred_sessions_of_equal_sides_fail_no_gate()
    {
        var failed = Enumerable.Range(0, 400).AsParallel().Count(seed =>
        {
            var session = Quiet with { Seed = (ulong)(2 * seed) + 1, LaunchNoise = 0.01 + (0.0001 * seed), Rounds = 2 };
            var first = session.Make();
            var result = ComparisonJudge.Judge(first, null, _ => NoiseFloor.From([]));
            return result.Outcome == ComparisonOutcome.Unconfirmed && ComparisonJudge.Judge(
                first, (session with { Seed = session.Seed + 100_000 }).Make(), _ => NoiseFloor.From([])).Outcome
                == ComparisonOutcome.Failed;
        });

        Assert.Equal(0, failed);
    }
}
