using GilBench.Capacity;
using GilBench.Model;
using GilBench.Statistics.Capacity;
using GilBench.Tests.Synthetic;

namespace GilBench.Tests.Capacity;

public sealed class CapacityAnswersTests
{
    /// <summary>Σ i² takes 5.2 ms on one core: 192/s; processes gain 0.90 of each further core, threads with the GIL nothing.</summary>
    private static readonly CapacityQuestion s_sums = new()
    {
        Workload = "sum_squares",
        ParameterSet = ParameterSetNames.Calibrated,
        PerSecond = 500,
    };

    private static readonly SyntheticOptions s_computing = new() { Workloads = [SyntheticWorkloads.SumSquares], Blocks = 12 };

    /// <summary>A wait of 10.1 ms that costs 2 % of it in CPU time: 99/s a worker, 4,950/s on one core.</summary>
    private static readonly SyntheticOptions s_waiting = new()
    {
        Workloads = [SyntheticWorkloads.Sleep],
        WaitingWorkers = [1, 4, 10, 40],
        Blocks = 12,
    };

    private static readonly CapacityQuestion s_waits = s_sums with { Workload = "sleep" };

    [Fact]
    public void On_two_cores_processes_need_three_and_threads_with_the_GIL_never_do_it()
    {
        var answers = CapacityAnswers.Of(SyntheticRun.Of(s_computing), s_sums);

        var (threads, processes) = (Find(answers, "threads", "cpython-3.13"), Find(answers, "process_pool_fork", "cpython-3.13"));
        Assert.Equal(CapacityOutcome.Unreachable, threads.Outcome);
        Assert.Equal(CapacityModelKind.Band, processes.Model!.Kind);
        Assert.Equal((3, 3), (processes.Optimistic!.Cores, processes.Optimistic.Workers));
        Assert.True(processes.Safe is null || processes.Safe.Cores > 3, $"{processes.Safe}");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(16)]
    [InlineData(128)]
    public void A_machine_of_any_size_answers_for_every_model(int cores)
    {
        var counts = new[] { 1, 2, 4, 8, 16, 32, 64, 128 }.Where(count => count <= cores).ToList();
        var run = SyntheticRun.Of(s_computing with { MachineCores = cores, CoreCounts = counts });

        var answers = CapacityAnswers.Of(run, s_sums with { PerSecond = 140 * cores });

        Assert.Equal(9, answers.All.Count);
        Assert.All(answers.All, answer => Assert.NotNull(answer.Target));
        var processes = Find(answers, "process_pool_fork", "cpython-3.13");
        Assert.Equal(
            counts.Count switch { 1 => CapacityModelKind.None, 2 => CapacityModelKind.Band, _ => CapacityModelKind.Universal },
            processes.Model!.Kind);
        Assert.Equal(CapacityOutcome.Reached, processes.Outcome);
        Assert.InRange(processes.Safe!.Cores, 1, cores);
    }

    [Fact]
    public void Threads_with_the_GIL_are_out_of_reach_on_any_number_of_cores()
    {
        var run = SyntheticRun.Of(s_computing with { MachineCores = 16, CoreCounts = [1, 2, 4, 8, 16] });

        Assert.Equal(CapacityOutcome.Unreachable, Find(CapacityAnswers.Of(run, s_sums), "threads", "cpython-3.13").Outcome);
    }

    [Fact]
    public void Memory_is_that_of_as_many_workers_and_cost_that_of_the_cores_for_as_long_as_a_million_takes()
    {
        var answers = CapacityAnswers.Of(
            SyntheticRun.Of(s_computing with { MachineCores = 4, CoreCounts = [1, 2, 3, 4] }), s_sums with { PricePerCoreHour = 0.04 });

        var need = Find(answers, "process_pool_fork", "cpython-3.13").Safe!;

        // PSS: 16 MB and 7 MB a worker. 500/s take 2,000 s for a million.
        Assert.Equal(16e6 + (7e6 * need.Workers), need.MemoryBytes!.Value, 1);
        Assert.Equal(0.04 * need.Cores * 2000 / 3600, need.CostPerMillion!.Value, 1e-12);
    }

    [Fact]
    public void More_memory_than_allowed_is_out_of_reach()
    {
        var run = SyntheticRun.Of(s_computing with { MachineCores = 4, CoreCounts = [1, 2, 3, 4] });

        var limited = Find(CapacityAnswers.Of(run, s_sums with { MemoryLimitBytes = 30_000_000 }), "process_pool_fork", "cpython-3.13");
        var enough = Find(CapacityAnswers.Of(run, s_sums with { MemoryLimitBytes = 60_000_000 }), "process_pool_fork", "cpython-3.13");

        Assert.Equal((CapacityOutcome.Unreachable, true), (limited.Outcome, limited.Safe!.IsTooMuch));
        Assert.Equal((CapacityOutcome.Reached, false), (enough.Outcome, enough.Safe!.IsTooMuch));
    }

    [Fact]
    public void Of_what_waits_as_many_workers_are_needed_as_wait_at_once()
    {
        var answers = CapacityAnswers.Of(SyntheticRun.Of(s_waiting), s_waits with { PerSecond = 2_500 });

        var loop = Find(answers, "asyncio_gather", "cpython-3.13");

        // 2,500/s × 10.1 ms are 25 in flight, and a few more because each further worker adds 0.98 of the first.
        Assert.Equal(2, loop.Safe!.Cores);
        Assert.InRange(loop.Optimistic!.Workers, 23, 26);
        Assert.InRange(loop.Safe.Workers, 26, 30);
        Assert.Equal(CapacityLimit.Waiting, loop.Limit);
    }

    [Fact]
    public void An_event_loop_does_no_more_than_its_one_thread_has_CPU_time_for_however_many_wait()
    {
        var run = SyntheticRun.Of(s_waiting);
        var beyond = s_waits with { PerSecond = 6_000 };

        var (loop, threads) = (Find(CapacityAnswers.Of(run, beyond), "asyncio_gather", "cpython-3.13"),
            Find(CapacityAnswers.Of(run, beyond), "threads", "cpython-3.13t"));

        Assert.Equal(4_850, loop.Ceiling!.PerSecond.Value, 200.0);
        Assert.Equal((CapacityOutcome.Unreachable, CapacityLimit.CpuTime), (loop.Outcome, loop.Limit));
        Assert.Equal((2, 2), (threads.Ceiling!.FewestCores, threads.Ceiling.MostCores));
        Assert.Equal(CapacityLimit.Waiting, threads.Limit);
    }

    [Fact]
    public void Threads_that_hand_over_a_GIL_have_one_core_for_sure_and_all_of_them_at_most()
    {
        var ceiling = Find(CapacityAnswers.Of(SyntheticRun.Of(s_waiting), s_waits), "threads", "cpython-3.13").Ceiling!;

        Assert.Equal((1, 2), (ceiling.FewestCores, ceiling.MostCores));
        Assert.True(ceiling.PerSecond.High > 1.9 * ceiling.PerSecond.Low, $"{ceiling.PerSecond}");
    }

    [Fact]
    public void The_CPU_time_of_DotNet_that_waits_is_its_compilers_and_gives_no_ceiling() => Assert.Null(
        Find(CapacityAnswers.Of(SyntheticRun.Of(s_waiting), s_waits), "threads", "dotnet-10").Ceiling);

    [Fact]
    public void What_the_server_could_not_serve_is_open()
    {
        var answers = CapacityAnswers.Of(SyntheticRun.Of(s_waiting), s_waits with { PerSecond = 2_500, ServerPerSecond = 2_000 });

        Assert.Equal(CapacityOutcome.Open, answers.Outcome);
    }

    [Fact]
    public void The_usual_rules_are_told_as_measured_where_they_were()
    {
        var run = SyntheticRun.Of(s_waiting with { WaitingWorkers = [1, 5, 10] });

        var all = CapacityAnswers.Of(run, s_waits).Rules;
        var rules = all.Where(rule => rule is { Model.Id: "threads", Runtime.Id: "cpython-3.13" });

        Assert.Equal(
            [(RuleKind.WorkerACore, 2, false), (RuleKind.TwiceTheCores, 5, true)],
            rules.Select(rule => (rule.Kind, rule.Workers, rule.Arm is not null)));
        Assert.DoesNotContain(all, rule => rule.Model.Id == "sequential");
    }

    [Fact]
    public void A_run_of_failures_only_has_an_answer_for_every_model_and_none_of_them_has_a_figure()
    {
        var failed = SyntheticRun.Of(s_computing).Changing(
            _ => true, launch => launch with { Outcome = LaunchOutcome.Crashed, Detail = "Killed.", Samples = [] });

        var answers = CapacityAnswers.Of(failed, s_sums);

        Assert.Equal(CapacityOutcome.Open, answers.Outcome);
        Assert.NotEmpty(answers.All);
        Assert.All(answers.All, answer => Assert.Equal((null, null, CapacityOutcome.Open), (answer.Model, answer.Target, answer.Outcome)));
    }

    [Fact]
    public void A_run_of_which_the_environment_took_more_than_half_concludes_nothing()
    {
        var disturbed = SyntheticRun.Of(s_computing with
        {
            Rounds = 6,
            SetAside = _ => [.. new[] { 1, 2, 3, 4 }.Select(round => new SetAsideRound(round, DisturbanceText.Stolen(0.3, 0.02)))],
        });

        var answers = CapacityAnswers.Of(disturbed, s_sums with { PerSecond = 100 });

        Assert.Equal((CapacityOutcome.Open, null), (answers.Outcome, answers.Best));
        Assert.Contains(answers.All, answer => answer.Outcome == CapacityOutcome.Reached);
    }

    [Fact]
    public void The_best_is_the_one_on_the_fewest_cores()
    {
        var answers = CapacityAnswers.Of(SyntheticRun.Of(s_computing), s_sums);

        // C# is forty times as fast.
        Assert.Equal((CapacityOutcome.Reached, "dotnet-10"), (answers.Outcome, answers.Best!.Series.Runtime.Id));
        Assert.Equal(1, answers.Best.Safe!.Cores);
    }

    [Fact]
    public void A_function_of_the_users_is_answered_for_like_any_workload()
    {
        var answers = CapacityAnswers.Of(
            SyntheticRun.Of(SyntheticUserCode.Options), s_sums with { Workload = SyntheticUserCode.Id, PerSecond = 150 });

        Assert.Equal(CapacityOutcome.Unreachable, Find(answers, "threads", "cpython-3.13").Outcome);
        Assert.Equal(2, Find(answers, "process_pool_fork", "cpython-3.13").Safe!.Cores);
    }

    private static CapacityAnswer Find(CapacityAnswers answers, string model, string runtime) =>
        Assert.Single(answers.All, answer => answer.Series.Model.Id == model && answer.Series.Runtime.Id == runtime);
}
