using GilBench.Model;
using GilBench.Reporting.Answers;
using GilBench.Reporting.Series;
using GilBench.Tests.Synthetic;

namespace GilBench.Tests.Reporting.Answers;

public sealed class CodeAnswerTests
{
    private static readonly SyntheticOptions s_options = SyntheticUserCode.Options;

    [Fact]
    public void An_answer_says_what_each_way_gains_and_costs_with_intervals()
    {
        var answer = AnswerOf(s_options);

        Assert.Equal("score (app/scoring.py:score)", answer.Title);
        // One thread: 12.5 ms ÷ 10 ms. Memory: 16 MB and 7 MB a process, 40 kB a thread. Start-up: 120 µs a thread, 1.9 ms a process.
        Assert.Equal(
            "On 2 cores: threads 1.00× [1.00, 1.00] with the GIL, 1.90× [1.90, 1.90] without; processes 1.80× [1.80, 1.80]; "
                + "one thread pays 25.0 % [25.0, 25.0] for free threading; "
                + "a further worker costs 40.0 kB as a thread, 7.00 MB as a process (read once, no interval); "
                + "start-up takes 240 µs [240, 240] with 2 threads, 3.80 ms [3.80, 3.80] with 2 processes.",
            answer.Sentence);
        Assert.Empty(answer.Remarks);
    }

    [Fact]
    public void A_worker_thread_that_is_slower_than_the_main_one_is_told_with_what_is_left_over_the_main_one()
    {
        // One thread takes 12.5 ms without the GIL as the main one and 20 ms as a worker; two of them gain 1.90×.
        var slow = s_options with
        {
            OneWorkerSeconds = arm => arm.Runtime.ExpectsGil == true ? 0.010 : arm.Model.WorkerKind == WorkerKind.Threads ? 0.020 : 0.0125,
        };

        Assert.Equal(
            "On cpython-3.13t one worker thread takes 1.60× [1.60, 1.60] the time of the main thread, and the gain is over it; over the "
                + "main thread 2 workers reach 1.19× [1.19, 1.19]. Without the GIL, objects that another thread made, such as a module's "
                + "data, are counted by atomic operations, which suggests the cause.",
            Assert.Single(AnswerOf(slow).Remarks));
    }

    [Fact]
    public void On_128_cores_there_is_still_one_answer()
    {
        var gains = SyntheticUserCode.Gains(withGil: 1, withoutGil: 96, processes: 110);
        var answer = AnswerOf(s_options with { MachineCores = 128, CoreCounts = [1, 64, 128], Blocks = 6, SpeedUp = gains });

        Assert.StartsWith(
            "On 128 cores: threads 1.00× [1.00, 1.00] with the GIL, 96.0× [96.0, 96.0] without; processes 110× [110, 110]; ",
            answer.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Less_time_without_the_GIL_is_no_price()
    {
        var faster = s_options with { OneWorkerSeconds = arm => arm.Runtime.ExpectsGil == false ? 0.0095 : 0.010 };
        var same = s_options with { OneWorkerSeconds = _ => 0.010 };

        Assert.Contains(
            "; one thread takes 5.0 % [5.0, 5.0] less time with free threading; ", AnswerOf(faster).Sentence, StringComparison.Ordinal);
        Assert.Contains(
            "; one thread pays 0.0 % [0.0, 0.0] for free threading, which may be nothing; ",
            AnswerOf(same).Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void With_few_blocks_the_sentence_says_that_there_are_no_intervals()
    {
        var answer = AnswerOf(s_options with { Blocks = 4 });

        Assert.StartsWith(
            "On 2 cores: threads 1.00× with the GIL, 1.90× without; processes 1.80×; ", answer.Sentence, StringComparison.Ordinal);
        Assert.Contains("start-up takes 240 µs (4 blocks, no interval) with 2 threads", answer.Sentence, StringComparison.Ordinal);
        Assert.EndsWith(" Only 4 blocks: no intervals.", answer.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void A_way_that_the_plan_left_out_is_left_out_with_its_reason()
    {
        var run = SyntheticRun.Of(s_options with { Models = [SyntheticModels.Sequential, SyntheticModels.Threads] })
            .Planning(plan => plan with
            {
                Omitted = [new OmittedArm("score", "process_pool_fork", "cpython-3.13", "The argument `lock` cannot be pickled.")],
            });

        var answer = AnswerOf(run with { Header = run.Header with { Models = [.. run.Header.Models, SyntheticModels.ProcessPool] } });

        Assert.DoesNotContain("process", answer.Sentence, StringComparison.Ordinal);
        Assert.Equal(["Not in it: processes (The argument `lock` cannot be pickled)."], answer.Remarks);
    }

    [Fact]
    public void Without_a_free_threaded_Python_the_answer_has_no_price_and_says_why()
    {
        var answer = AnswerOf(s_options with { Runtimes = [SyntheticRuntimes.Stock, SyntheticRuntimes.DotNet] });

        Assert.StartsWith("On 2 cores: threads 1.00× [1.00, 1.00] with the GIL; processes", answer.Sentence, StringComparison.Ordinal);
        Assert.DoesNotContain("pays", answer.Sentence, StringComparison.Ordinal);
        Assert.Equal(["Not in it: threads without the GIL (no free-threaded Python was measured)."], answer.Remarks);
    }

    [Fact]
    public void What_failed_is_left_out_with_the_words_of_its_failure()
    {
        var run = SyntheticRun.Of(s_options).Changing(
            launch => launch.Arm.Contains("process_pool", StringComparison.Ordinal),
            launch => launch with
            {
                Outcome = LaunchOutcome.Failed,
                Detail = "The worker answered error: TypeError: no (app/scoring.py:12).",
                Samples = [],
            });

        Assert.Equal(
            ["Not in it: processes (it said that it failed: The worker answered error: TypeError: no (app/scoring.py:12))."],
            AnswerOf(run).Remarks);
    }

    [Fact]
    public void Where_every_launch_failed_there_is_an_answer_that_says_so()
    {
        var run = SyntheticRun.Of(s_options).Changing(
            launch => launch.Arm.StartsWith("score", StringComparison.Ordinal),
            launch => launch with { Outcome = LaunchOutcome.TimedOut, Detail = null, Samples = [] });

        var answer = AnswerOf(run);

        Assert.Equal("No launch of it gave a time, so this run does not say what it would gain.", answer.Sentence);
        Assert.StartsWith("None follows: nothing of it has a figure", answer.Recommendation, StringComparison.Ordinal);
        Assert.Equal(
            ["Not in it: threads with the GIL, threads without the GIL and processes (it ran past its limit and was killed)."],
            answer.Remarks);
    }

    [Fact]
    public void A_coroutine_function_is_told_by_asyncio_and_its_notes_follow()
    {
        var code = SyntheticUserCode.Code with
        {
            IsCoroutine = true,
            Result = ResultRule.Ignored,
            Notes = ["It starts 2 threads of its own.", "It waits for 98 % of the time."],
        };
        var answer = AnswerOf(s_options with
        {
            Workloads = [SyntheticUserCode.Of(WorkloadKind.Io, code)],
            Models = [SyntheticModels.Gather],
            SpeedUp = SyntheticUserCode.Gains(withGil: 2, withoutGil: 2, processes: 1),
        });

        // There is no bare loop: the price is that of one task of the event loop.
        Assert.StartsWith(
            "On 2 cores: asyncio 2.00× [2.00, 2.00] with the GIL, 2.00× [2.00, 2.00] without; one thread pays 25.0 % [25.0, 25.0] for",
            answer.Sentence, StringComparison.Ordinal);
        Assert.Equal(
            [
                "Not in it: threads with the GIL, threads without the GIL and processes (not asked for).",
                "Its results were not compared: it says that it is not deterministic.", .. code.Notes,
            ],
            answer.Remarks);
    }

    [Fact]
    public void C_sharp_stands_beside_Python_and_alone_it_has_its_own_recommendation()
    {
        ExecutionModel[] sharp = [SyntheticModels.CSharp("sequential", WorkerKind.None), SyntheticModels.NativeSpin];
        var both = AnswerOf(s_options with { Models = [.. s_options.Models, .. sharp] });
        var code = new UserCode(null, "/home/me/Scoring.dll", "Scoring.Score", "/home/me");
        var alone = AnswerOf(s_options with { Models = sharp, Workloads = [SyntheticUserCode.Of(WorkloadKind.Cpu, code)] });

        Assert.Contains("; processes 1.80× [1.80, 1.80]; C# 1.90× [1.90, 1.90]; ", both.Sentence, StringComparison.Ordinal);
        Assert.Equal("score (Scoring.Score)", alone.Title);
        Assert.StartsWith("On 2 cores: C# 1.90× [1.90, 1.90]; a further worker costs ", alone.Sentence, StringComparison.Ordinal);
        Assert.Equal(
            "Recommendation: threads of .NET (threads on dotnet-10): in the same time 1.90× [1.90, 1.90] the work of one thread.",
            alone.Recommendation);
    }

    [Fact]
    public void Sets_with_shared_arguments_have_no_answer_and_other_sets_have_each_one()
    {
        var sets = SyntheticUserCode.Workload.ParameterSets;
        var workload = SyntheticUserCode.Workload with
        {
            ParameterSets = [sets[0], sets[0] with { Name = "large" }, sets[0] with { Name = "shared", SharedArguments = true }],
        };

        var run = SyntheticRun.Of(s_options with { Workloads = [workload, SyntheticWorkloads.SumSquares] });
        var answers = CodeAnswerText.Of(Evidence.Of(run));

        Assert.Equal(["score (app/scoring.py:score)", "score (large) (app/scoring.py:score)"], answers.Select(answer => answer.Title));
    }

    [Fact]
    public void On_one_core_the_answer_is_the_price_alone()
    {
        var answer = AnswerOf(s_options with { CoreCounts = [1] });

        Assert.StartsWith(
            "On 1 core: nothing was measured with several workers; one thread pays 25.0 %", answer.Sentence, StringComparison.Ordinal);
        Assert.StartsWith("None follows: there is no way with several workers to compare", answer.Recommendation, StringComparison.Ordinal);
    }

    private static AnswerWords AnswerOf(SyntheticOptions options) => AnswerOf(SyntheticRun.Of(options));

    private static AnswerWords AnswerOf(Run run) => Assert.Single(CodeAnswerText.Of(Evidence.Of(run)));
}
