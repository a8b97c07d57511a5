using GilBench.Machine;
using GilBench.Model;
using GilBench.Processes;
using GilBench.Running;
using GilBench.Tests.Running;
using GilBench.Workers;

namespace GilBench.Tests.Workers;

/// <summary>Real processes that do what workers do at their best and at their worst.</summary>
[Trait("category", "process")]
public sealed class WorkerSessionTests
{
    private const int Slices = 4;
    private static readonly string Fake = Path.Combine(AppContext.BaseDirectory, "FakeWorker");
    private static readonly ProcessScan Scan = new(KernelFiles.OfThisMachine);

    private readonly string _runId = $"test-{Guid.NewGuid():N}";

    private IWorkerSession Start(
        string mode, CancellationToken cancellation, double limitSeconds = 60, string? executable = null) =>
        WorkerSession.Start(
            new WorkerTools(new ProcessRunner(TimeProvider.System), Scan, TimeProvider.System),
            new Command(executable ?? Fake, [mode, SmallRun.Expected, "on"]),
            Request(),
            new WorkerPlacement($"{AllowedCpu.Last}", TimeSpan.FromSeconds(limitSeconds), _runId),
            cancellation);

    internal static WorkerRequest Request() => new(
        WorkerRequest.CurrentProtocol, "b001-g00-a1-000", "sum_squares", new Dictionary<string, System.Text.Json.JsonElement>(),
        "threads", 1, Slices, MeasureMemory: false, new WorkerContext(null, null, null));

    /// <summary>All slices one after another, as far as it answers.</summary>
    private async Task<WorkerReport> Run(string mode, double limitSeconds = 60)
    {
        WorkerReport report;
        await using (var session = Start(mode, TestContext.Current.CancellationToken, limitSeconds))
        {
            if (await session.ReadyAsync())
            {
                for (var slice = 0; slice < Slices && await session.RunSliceAsync(tasks: 2) is not null; slice++)
                {
                }
            }

            report = await session.EndAsync();
        }

        Assert.Empty(Scan.WithEnvironment(WorkerPlacement.RunVariable, _runId));
        return report;
    }

    [Fact]
    public async Task A_worker_that_does_its_work_reports_every_slice()
    {
        var report = await Run("ok");

        Assert.Equal((LaunchOutcome.Ok, null, 0), (report.Outcome, report.Detail, report.ExitCode));
        Assert.Equal([0, 1, 2, 3], report.Samples.Select(sample => sample.Index));
        Assert.All(report.Samples, sample => Assert.Equal(2, sample.Tasks));
        Assert.Equal([AllowedCpu.Last], report.Ready!.Affinity!);
        Assert.Equal("3.13.5", report.Ready.Runtime.Version);
        Assert.NotNull(report.Done);
    }

    [Theory]
    [InlineData("crash", LaunchOutcome.Crashed, 0, "exit code 70: fake: going down")]
    [InlineData("garbage", LaunchOutcome.Garbage, 0, "cannot be read as JSON")]
    [InlineData("half-reply", LaunchOutcome.Incomplete, 1, "after 1 sample.")]
    [InlineData("chatter", LaunchOutcome.Garbage, 0, "a stray print (the whole text: ")]
    [InlineData("flood", LaunchOutcome.Flooded, 0, "16 MiB")]
    [InlineData("orphan", LaunchOutcome.LeftProcesses, 4, "1 process of the worker was alive")]
    [InlineData("after-end", LaunchOutcome.Garbage, 4, "(type: this reply comes out of order; no reply is expected)")]
    [InlineData(
        "warm-for-sample", LaunchOutcome.Garbage, 0,
        "(type: this reply comes out of order; the sample of the slice that was asked for is expected)")]
    public async Task A_worker_that_fails_is_recorded_as_what_it_did_keeps_its_samples_and_leaves_nothing(
        string mode, object outcome, int samples, string detail)
    {
        var report = await Run(mode);

        Assert.Equal(outcome, report.Outcome);
        Assert.Equal(samples, report.Samples.Count);
        Assert.Contains(detail, report.Detail, StringComparison.Ordinal);
    }

    /// <summary>The second would pass for the answer to the next slice, which then ran beside another worker's.</summary>
    [Fact]
    public async Task A_slice_that_is_answered_twice_is_rubbish()
    {
        var report = await Run("twice");

        // The second answer comes before the next command, or behind it with the index of the slice before.
        Assert.Equal(LaunchOutcome.Garbage, report.Outcome);
        Assert.Matches("comes out of order|was found where [0-9]+ is expected", report.Detail);
        Assert.InRange(report.Samples.Count, 1, 2);
    }

    [Theory]
    [InlineData("wrong-result", "-1", 2)]
    [InlineData("lost-task", SmallRun.Expected, 1)]
    public async Task What_a_worker_says_of_its_results_is_kept_as_it_is(string mode, string result, int count)
    {
        var report = await Run(mode);

        Assert.Equal(LaunchOutcome.Ok, report.Outcome);
        Assert.All(report.Samples, sample => Assert.Equal((result, count), (Assert.Single(sample.Results).Key, sample.Results[result])));
    }

    [Fact]
    public async Task What_a_worker_says_of_its_GIL_is_kept_for_every_slice() =>
        Assert.All((await Run("gil-on")).Samples, sample => Assert.Equal([true], sample.GilAfter!));

    [Theory]
    [InlineData("hang", 0)]
    [InlineData("hang-later", 2)]
    public async Task A_worker_that_does_not_answer_within_a_step_s_limit_is_killed_and_keeps_the_samples_before_it(
        string mode, int samples)
    {
        var report = await Run(mode, limitSeconds: 3);

        Assert.Equal((LaunchOutcome.TimedOut, null), (report.Outcome, report.ExitCode));
        Assert.Contains("killed after 3 s without an answer", report.Detail, StringComparison.Ordinal);
        Assert.Equal(samples, report.Samples.Count);
        Assert.NotNull(report.Ready);
    }

    [Fact]
    public async Task A_worker_that_waits_for_its_turn_uses_no_CPU_time()
    {
        await using var session = Start("ok", TestContext.Current.CancellationToken);
        Assert.True(await session.ReadyAsync());
        Assert.True(await session.WarmUpAsync(tasks: 1, seconds: 0.1));
        session.BeginWaiting();

        var report = await session.EndAsync();

        Assert.NotNull(report.Waiting);
        Assert.Empty(LaunchRules.Faults([AllowedCpu.Last], report.Done!.Affinity, report.Waiting));
    }

    [Fact]
    public async Task A_worker_that_works_while_it_waits_is_seen_and_that_is_a_fault()
    {
        await using var session = Start("spin", TestContext.Current.CancellationToken);
        Assert.True(await session.ReadyAsync());
        Assert.NotNull(await session.RunSliceAsync(tasks: 1));
        session.BeginWaiting();
        var begun = CpuSeconds();
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(TimeSpan.FromSeconds(60));
        while (CpuSeconds() < begun + 0.3)
        {
            limit.Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }

        var report = await session.EndAsync();

        Assert.True(report.Waiting!.CpuSeconds >= 0.2, $"{report.Waiting}");

        // How much of a core it had is this machine's affair; what it had is enough for the rule where the machine is its own.
        var fault = Assert.Single(LaunchRules.Faults([AllowedCpu.Last], report.Done!.Affinity, report.Waiting with { WaitedSeconds = 1 }));
        Assert.StartsWith("It used CPU time while it waited for its turn", fault, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(3)]
    public async Task A_cancelled_worker_is_gone_when_the_step_ends(int step)
    {
        using var source = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        await using var session = Start(step == 3 ? "hang-later" : "ok", source.Token);
        var steps = new Func<Task>[]
        {
            session.ReadyAsync, () => session.RunSliceAsync(1), () => session.RunSliceAsync(1), () => session.RunSliceAsync(1),
        };
        foreach (var before in steps[..step])
        {
            await before();
        }

        var under = step == 3 ? steps[step]() : null;
        await source.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => under ?? steps[step]());
        Assert.Empty(Scan.WithEnvironment(WorkerPlacement.RunVariable, _runId));
    }

    [Fact]
    public async Task A_worker_that_nobody_ends_is_gone_when_its_session_is_disposed_of()
    {
        await using (var session = Start("hang", TestContext.Current.CancellationToken))
        {
            Assert.True(await session.ReadyAsync());
            Assert.NotEmpty(Scan.WithEnvironment(WorkerPlacement.RunVariable, _runId));
        }

        Assert.Empty(Scan.WithEnvironment(WorkerPlacement.RunVariable, _runId));
    }

    [Fact]
    public async Task A_program_that_is_not_there_is_said_at_the_end_and_disposing_of_it_disturbs_nobody()
    {
        await using var session = Start("ok", TestContext.Current.CancellationToken, executable: "/nowhere/python");

        Assert.False(await session.ReadyAsync());
        Assert.Null(await session.RunSliceAsync(1));
        await Assert.ThrowsAsync<CommandNotFoundException>(session.EndAsync);
    }

    private double CpuSeconds() =>
        Scan.WithEnvironment(WorkerPlacement.RunVariable, _runId).Select(pid => Scan.CpuSecondsOfGroup(pid) ?? 0).DefaultIfEmpty(0).Max();
}
