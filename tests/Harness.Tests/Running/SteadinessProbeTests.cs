using GilBench.Running;
using GilBench.Tests.Workers;
using GilBench.Workers;
using Microsoft.Extensions.Time.Testing;

namespace GilBench.Tests.Running;

public sealed class SteadinessProbeTests
{
    private readonly FakeTimeProvider _clock = new();

    private ScriptedWorkers Workers(Func<WorkerRequest, int, int, double> seconds, Func<WorkerRequest, bool>? fails = null) => new()
    {
        Seconds = (request, index, tasks) =>
        {
            var wall = seconds(request, index, tasks);
            _clock.Advance(TimeSpan.FromSeconds(wall));
            return wall;
        },
        Fails = (request, _) => fails?.Invoke(request) == true,
    };

    private SteadinessProbe Probe(ScriptedWorkers workers) => new(
        (core, cancellation) => workers.Of(SmallRun.DotNet()).Start(
            WorkerSessionTests.Request() with { Launch = $"{core}", Slices = 100_000 },
            new WorkerPlacement($"{core}", TimeSpan.FromSeconds(1), "run"), cancellation),
        _clock);

    private static bool IsSlow(int index) => index % 4 == 0;

    [Fact]
    public async Task Cores_take_turns_for_the_time_given_and_the_slow_one_is_known()
    {
        var workers = Workers((request, index, tasks) => 0.001 * tasks * (request.Launch == "1" && tasks >= 32 && IsSlow(index) ? 1.8 : 1));

        var cores = await Probe(workers).RunAsync([0, 1], TimeSpan.FromSeconds(3), TestContext.Current.CancellationToken);

        Assert.Equal([0, 1], cores.Select(core => core.Cpu));
        Assert.Equal([false, true], cores.Select(core => core.IsUnsteady));
        Assert.InRange(cores[1].SlowShare, 0.2, 0.3);
        Assert.Equal(1 / 1.8, cores[1].SlowSpeed!.Value, 1e-9);

        // 0.001 s doubled until it is 0.02: 32 units; and 3 s of such slices in turn.
        Assert.Equal(32, workers.Slices[^1].Tasks);
        Assert.InRange(cores.Sum(core => core.Rounds), 70, 96);
        Assert.Equal((1, 0), (workers.MostAtOnce, workers.Alive));
    }

    [Fact]
    public async Task A_core_whose_worker_does_not_answer_is_left_out()
    {
        var workers = Workers((_, _, tasks) => 0.01 * tasks, request => request.Launch == "0");
        var cores = await Probe(workers).RunAsync([0, 1], TimeSpan.FromSeconds(1), TestContext.Current.CancellationToken);

        Assert.Equal([1], cores.Select(core => core.Cpu));
        Assert.Equal(0, workers.Alive);
    }

    [Fact]
    public async Task Of_many_cores_some_are_watched()
    {
        var workers = Workers((_, _, tasks) => 0.01 * tasks);

        var cores = await Probe(workers).RunAsync(
            [.. Enumerable.Range(0, 64)], TimeSpan.FromSeconds(1), TestContext.Current.CancellationToken);

        Assert.Equal(SteadinessProbe.MostCores, cores.Count);
    }
}
