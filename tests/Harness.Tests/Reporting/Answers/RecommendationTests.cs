using GilBench.Model;
using GilBench.Reporting.Answers;
using GilBench.Reporting.Series;
using GilBench.Tests.Synthetic;

namespace GilBench.Tests.Reporting.Answers;

public sealed class RecommendationTests
{
    private const string Loop = "score:sequential@cpython-3.13:1x1";

    private static readonly SyntheticOptions s_options = SyntheticUserCode.Options;

    [Fact]
    public void Processes_are_recommended_where_they_do_clearly_more_work_than_threads_after_their_price() => Assert.Equal(
        // Threads without the GIL: 1.90 ÷ 1.25 = 1.52; processes: 1.80 ÷ 1.52 = 1.184.
        "Recommendation: processes (process_pool_fork on cpython-3.13): in the same time 1.80× [1.80, 1.80] the work of one thread and "
            + "1.18× [1.18, 1.18] that of threads without the GIL, what it costs to hand over arguments and results included.",
        Of(Gaining(1.00, 1.90, 1.80)));

    [Fact]
    public void Threads_without_the_GIL_are_recommended_where_processes_do_not_do_clearly_more() => Assert.Equal(
        // 2.00 ÷ 1.25 = 1.60; processes: 1.70 ÷ 1.60 = 1.0625.
        "Recommendation: threads without the GIL (threads on cpython-3.13t): in the same time 1.60× [1.60, 1.60] the work of one thread "
            + "and 1.60× [1.60, 1.60] that of threads with the GIL, the price of free threading included. Processes are not more than 10 % "
            + "faster.",
        Of(Gaining(1.00, 2.00, 1.70)));

    [Fact]
    public void Where_threads_with_the_GIL_gain_as_much_nothing_else_is_needed() => Assert.Equal(
        "Recommendation: threads with the GIL (threads on cpython-3.13): in the same time 1.95× [1.95, 1.95] the work of one thread. "
            + "Threads without the GIL and processes are not more than 10 % faster.",
        Of(Gaining(1.95, 1.98, 1.90)));

    [Fact]
    public void Code_that_waits_has_a_recommendation_too() => Assert.StartsWith(
        "Recommendation: threads with the GIL (threads on cpython-3.13): in the same time 1.98× [1.98, 1.98] the work of one thread.",
        Of(Gaining(1.98, 1.98, 1.98) with { Workloads = [SyntheticUserCode.Of(WorkloadKind.Io, SyntheticUserCode.Code)] }),
        StringComparison.Ordinal);

    [Fact]
    public void Where_the_price_takes_the_gain_one_thread_stays() => Assert.Equal(
        // 1.30 ÷ 1.25 = 1.04.
        "Recommendation: leave it on one thread (sequential on cpython-3.13). Nothing else that was measured is more than 10 % faster: the "
            + "best of the others, threads without the GIL (threads on cpython-3.13t), does 1.04× [1.04, 1.04] the work of it in the same "
            + "time.",
        Of(Gaining(0.90, 1.30, 1.02)));

    [Fact]
    public void None_follows_where_an_interval_holds_the_margin()
    {
        // Threads without the GIL: 1.02 to 1.18 times the work of one thread, block by block.
        var one = s_options.OneWorkerSeconds;
        var open = Gaining(1.00, 1.10, 0.90) with
        {
            OneWorkerSeconds = arm => arm.Arm.Workers > 1 && arm.Runtime.ExpectsGil == false ? 0.010 : one(arm),
            Exactly = new Dictionary<string, double[]>
            {
                ["score:threads@cpython-3.13t:2x2"] = [.. Enumerable.Range(0, 16).Select(block => 0.010 / (block % 2 == 0 ? 1.02 : 1.18))],
            },
        };

        Assert.Equal(
            "None follows: whether threads without the GIL (threads on cpython-3.13t) are more than 10 % faster than one thread is open at "
                + "1.10× [1.02, 1.18]; more blocks would tell: measure again with a larger --budget.",
            Of(open));
    }

    [Fact]
    public void What_is_open_does_not_matter_where_a_later_way_is_clearly_better_than_both()
    {
        var open = Gaining(1.00, 1.10, 1.90) with
        {
            Exactly = new Dictionary<string, double[]>
            {
                ["score:threads@cpython-3.13t:2x2"] = [.. Enumerable.Range(0, 16).Select(block => 0.010 / (block % 2 == 0 ? 1.02 : 1.18))],
            },
        };

        Assert.StartsWith("Recommendation: processes ", Of(open), StringComparison.Ordinal);
    }

    [Fact]
    public void None_follows_where_the_A_A_control_leaves_the_margin_and_excludes_1() => Assert.Matches(
        "^None follows: The A/A control, one arm against itself, gave .* which excludes 1 and leaves ±10 %: the machine was too noisy; "
            + "a run with more blocks \\(a larger --budget\\), when nothing else works on this machine, may bring one\\.$",
        Of(WithControl(1.25)));

    [Fact]
    public void A_control_that_excludes_1_within_the_margin_must_leave_the_same_recommendation()
    {
        // Processes do 1.184 times the work of threads without the GIL: less than 10 % more by the control's 8 %, more by its 2 %.
        Assert.StartsWith("Recommendation: processes", Of(WithControl(1.02)), StringComparison.Ordinal);
        // Either beats one thread even then: by 1.52 and 1.80.
        Assert.Matches("^None follows: whether processes .* Either is more than 10 % faster than one thread\\.$", Of(WithControl(1.08)));
    }

    [Fact]
    public void With_few_blocks_none_follows_and_more_are_asked_for() => Assert.Matches(
        "^None follows: .*at least 6 are needed; a run with more blocks \\(a larger --budget\\), when nothing else",
        Of(s_options with { Blocks = 4 }));

    [Fact]
    public void On_a_machine_without_cores_to_give_none_follows()
    {
        var narrow = s_options with { SpeedUp = arm => arm.Arm.Workers == 1 ? 1 : 1.1 };

        Assert.StartsWith("None follows: The native control itself gained only 1.10×", Of(narrow), StringComparison.Ordinal);
    }

    private static SyntheticOptions Gaining(double withGil, double withoutGil, double processes) =>
        s_options with { SpeedUp = SyntheticUserCode.Gains(withGil, withoutGil, processes) };

    private static SyntheticOptions WithControl(double factor) => s_options with
    {
        Exactly = new Dictionary<string, double[]>
        {
            [Loop] = [.. Enumerable.Repeat(0.010, 16)],
            [Loop + ":aa"] = [.. Enumerable.Repeat(0.010 * factor, 16)],
        },
    };

    private static string Of(SyntheticOptions options) =>
        Assert.Single(CodeAnswerText.Of(Evidence.Of(SyntheticRun.Of(options)))).Recommendation;
}
