using GilBench.Model;
using GilBench.Planning;
using GilBench.Tests.Running;
using GilBench.Tests.Synthetic;

namespace GilBench.Tests.Planning;

public sealed class UserWorkloadsTests
{
    private static readonly Runtime s_stock = SmallRun.Python();
    private static readonly Runtime s_free = SmallRun.Python("cpython-3.13t", gil: false);

    private static readonly CodeExamination s_computes = new((string?)null)
    {
        IsCoroutine = false,
        Calls = 10,
        WallSeconds = 0.5,
        CpuSeconds = 0.5,
        SecondsPerCall = 0.05,
        Kind = CodeKind.Cpu,
        Result = "42",
        ResultIsConstant = true,
        GilEnabled = true,
        GilEnabledBy = [],
        ThreadsLeft = [],
        ProcessesLeft = 0,
        IdleCpuShare = 0,
        StartsThreads = false,
        StartsProcesses = false,
        Packages = new Dictionary<string, string>(),
        Modules = [],
    };

    private static readonly CodeExamination s_freely = s_computes with { GilEnabled = false };

    private static readonly CodeRequest s_requested = new()
    {
        Id = "score",
        Function = "app/scoring.py:score",
        Folder = "/home/me",
        ParameterSets = [new ParameterSet(ParameterSetNames.Calibrated, SmallArguments.Of("n", 5), null, null, null)],
    };

    private static WorkloadRow Row(CodeExamination stock, CodeExamination free, CodeRequest? requested = null) => UserWorkloads.Of(
        requested ?? s_requested,
        [new ExaminedCode(s_stock, ParameterSetNames.Calibrated, stock), new ExaminedCode(s_free, ParameterSetNames.Calibrated, free)]);

    private static PlanningContext Context(WorkloadRow row) =>
        SmallRun.Context() with { Workloads = [row, SmallRun.Control()] };

    private static (IReadOnlyList<Arm> Arms, IReadOnlyList<OmittedArm> Omitted) Arms(WorkloadRow row, params string[] models) =>
        ArmList.Build(
            SmallRun.Request() with
            {
                Code = [s_requested],
                Selection = new Selection { Models = models, Runtimes = [s_stock.Id, s_free.Id] },
            },
            Context(row));

    [Fact]
    public void What_it_computes_is_what_every_other_call_must_return()
    {
        var row = Row(s_computes, s_freely);

        Assert.Equal((WorkloadKind.Cpu, "42", 0.05), (row.Kind, row.ParameterSets[0].Expected, row.CallSeconds));
        Assert.Equal("one call of score", row.Unit);
        Assert.False(row.HoldsGil);
        Assert.Equal(
            "score computes: CPU time ÷ time was 1.00 in its first 10 calls on cpython-3.13, 50 ms each.",
            Assert.Single(row.Code!.Notes));
    }

    [Fact]
    public void A_profile_measures_it_by_one_thread_threads_and_processes()
    {
        var (arms, omitted) = Arms(Row(s_computes, s_freely));

        Assert.Equal(
            ["process_pool_fork", "sequential", "threads"],
            arms.Where(arm => arm.Runtime == s_free.Id).Select(arm => arm.Model).Distinct().Order());
        Assert.Empty(omitted);
    }

    [Fact]
    public void A_coroutine_function_is_awaited_and_plain_models_say_why_they_cannot_call_it()
    {
        var coroutine = s_computes with { IsCoroutine = true, Kind = CodeKind.Io };
        var row = Row(coroutine, coroutine with { GilEnabled = false });

        Assert.Equal(["asyncio_gather"], Arms(row).Arms.Select(arm => arm.Model).Distinct());
        Assert.All(Arms(row).Arms, arm => Assert.Equal(10, arm.Workers));
        Assert.Equal(
            "it is a coroutine function, and this model calls plain ones (--asyncio-run calls it by asyncio.run each time)",
            Arms(row, "asyncio_gather", "threads").Omitted[0].Reason);
        Assert.Contains("threads", Arms(Row(coroutine, coroutine, s_requested with { AsyncioRun = true })).Arms.Select(arm => arm.Model));
    }

    [Fact]
    public void A_plain_function_has_nothing_that_a_loop_could_await() => Assert.Equal(
        "it is no coroutine function, so an event loop has nothing to await",
        Arms(Row(s_computes, s_freely), "asyncio_gather", "threads").Omitted[0].Reason);

    [Fact]
    public void A_result_that_cannot_be_pickled_leaves_out_the_models_that_send_it()
    {
        var row = Row(s_computes with { ResultObstacle = "the result is a _thread.lock, which cannot be pickled." }, s_freely);

        var left = Arms(row, "threads", "process*").Omitted;

        Assert.All(left, one => Assert.Equal(
            (s_stock.Id, "the result is a _thread.lock, which cannot be pickled"), (one.Runtime, one.Reason)));
        Assert.Equal(
            [
                "process_executor_fork", "process_executor_forkserver", "process_executor_spawn",
                "process_pool_fork", "process_pool_forkserver", "process_pool_spawn",
            ],
            left.Select(one => one.Model).Order());
    }

    [Fact]
    public void A_lambda_is_left_out_of_all_processes_that_must_find_it_by_name() => Assert.Equal(
        ["process_pool_spawn", "processes_spawn"],
        Arms(
            Row(s_computes with { FunctionObstacle = "score is a lambda" }, s_freely),
            "threads", "processes_fork", "processes_spawn", "process_pool_spawn").Omitted.Select(one => one.Model).Order());

    [Fact]
    public void A_build_whose_GIL_an_extension_switches_on_is_left_out_by_the_extension_s_name()
    {
        var left = Arms(Row(s_computes, s_freely with { GilEnabled = true, GilEnabledBy = ["_slow"] }), "threads").Omitted;

        Assert.Equal(
            (s_free.Id, "_slow switched the GIL on (an extension that does not say it can do without), so this build runs it with the GIL"),
            (Assert.Single(left).Runtime, left[0].Reason));
    }

    [Fact]
    public void A_runtime_that_cannot_call_it_is_left_out_and_the_others_are_measured()
    {
        var row = Row(s_computes, new CodeExamination("there is no module named numpy (app/scoring.py:1)"));

        var (arms, omitted) = Arms(row, "threads");

        Assert.All(arms, arm => Assert.Equal(s_stock.Id, arm.Runtime));
        Assert.Equal("there is no module named numpy (app/scoring.py:1)", Assert.Single(omitted).Reason);
    }

    [Fact]
    public void What_can_be_called_nowhere_is_wrong_use_in_its_own_words() => Assert.Equal(
        "score could not be called on cpython-3.13: there is no function 'scor' in app/scoring.py; there is score.",
        Assert.Throws<UsageException>(() => Row(
            new CodeExamination("there is no function 'scor' in app/scoring.py; there is score"),
            new CodeExamination("the same"))).Message);

    [Fact]
    public void Another_result_each_time_is_wrong_use_unless_results_are_ignored()
    {
        var random = s_computes with { ResultIsConstant = false, Unequal = new UnequalResults("0.1", "0.7") };

        Assert.StartsWith(
            "score returned 0.1 and then 0.7 for the same arguments on cpython-3.13, so results cannot be compared.",
            Assert.Throws<UsageException>(() => Row(random, random)).Message, StringComparison.Ordinal);
        Assert.Null(Row(random, random, s_requested with { Result = ResultRule.Ignored }).ParameterSets[0].Expected);
    }

    [Fact]
    public void Another_result_on_another_runtime_is_shown_side_by_side() => Assert.Equal(
        "it returned 43 there, and 42 elsewhere",
        Assert.Single(Arms(Row(s_computes, s_freely with { Result = "43" }), "threads").Omitted).Reason);

    [Fact]
    public void What_it_leaves_running_forbids_measuring_beside_it() => Assert.StartsWith(
        "what it leaves running uses 30 % of a core after it has returned",
        Assert.Single(Arms(Row(s_computes, s_freely with { IdleCpuShare = 0.3 }), "threads").Omitted).Reason.Replace('\u00a0', ' '),
        StringComparison.Ordinal);

    [Fact]
    public void A_function_that_starts_processes_runs_in_no_worker_process_that_may_not_and_its_reader_is_told()
    {
        var row = Row(s_computes with { StartsProcesses = true, ThreadsLeft = ["poller"] }, s_freely);

        Assert.Equal(
            ["process_pool_fork"], Arms(row, "threads", "process_pool_fork", "process_executor_fork").Omitted.Select(one => one.Model));
        Assert.Contains("score leaves threads running after it has returned (poller); they run beside what is measured.", row.Code!.Notes);
        Assert.Contains("score starts processes itself: what a model gains comes on top of what they gain.", row.Code.Notes);
    }

    [Fact]
    public void Packages_of_a_pair_that_differ_are_named()
    {
        var row = Row(
            s_computes with { Packages = new Dictionary<string, string> { ["numpy"] = "2.1.0", ["six"] = "1.0" } },
            s_freely with { Packages = new Dictionary<string, string> { ["numpy"] = "2.3.1", ["six"] = "1.0" } });

        Assert.Equal(
            "The packages that score imports differ between cpython-3.13 and cpython-3.13t: numpy 2.1.0 and 2.3.1. "
                + "So more than the GIL differs.",
            row.Code!.Notes[^1]);
    }

    [Fact]
    public void Shared_arguments_are_measured_by_threads_alone_in_the_group_of_separate_ones()
    {
        var set = s_requested.ParameterSets[0];
        var requested = s_requested with { ParameterSets = [set, set with { Name = ParameterSetNames.Shared, SharedArguments = true }] };
        var context = Context(Row(s_computes, s_freely, requested));

        var plan = Planner.Make(
            SmallRun.Request() with { Code = [requested], Selection = new Selection { Runtimes = [s_stock.Id, s_free.Id] } }, context);

        var shared = plan.Arms.Where(arm => arm.ParameterSet == ParameterSetNames.Shared).ToList();
        Assert.Equal(["threads"], shared.Select(arm => arm.Model).Distinct());
        var group = Assert.Single(plan.Groups, group => group.Arms.Contains(shared[0].Id));
        Assert.Contains(
            plan.Arms,
            arm => arm.ParameterSet == ParameterSetNames.Calibrated && arm.Model == "threads" && group.Arms.Contains(arm.Id));
    }

    [Fact]
    public void Code_that_waits_for_a_short_time_gets_a_sweep_to_a_hundred_in_flight_and_other_code_none()
    {
        var waits = Row(s_computes with { Kind = CodeKind.Io }, s_freely with { Kind = CodeKind.Io });

        var set = UserWorkloads.WithSweep(waits).ParameterSets[^1];

        Assert.Equal((ParameterSetNames.InFlight, null, "42"), (set.Name, set.Workers, set.Expected));
        Assert.Equal([1, 10, 100], set.Sweep!.InFlight);
        var lasts = waits with { CallSeconds = 1 };
        var computes = Row(s_computes, s_freely);
        Assert.Same(lasts, UserWorkloads.WithSweep(lasts));
        Assert.Same(computes, UserWorkloads.WithSweep(computes));
    }
}
