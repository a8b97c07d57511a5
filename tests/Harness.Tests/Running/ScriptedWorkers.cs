using System.Collections.Concurrent;
using GilBench.Model;
using GilBench.Workers;

namespace GilBench.Tests.Running;

/// <summary>
/// Workers without processes: they answer as good ones would, unless told otherwise, and keep a record of what they were asked.
/// </summary>
internal sealed class ScriptedWorkers
{
    private readonly ConcurrentQueue<ScriptedSlice> _slices = [];
    private readonly ConcurrentDictionary<string, int> _waiting = [];
    private int _running;
    private int _mostAtOnce;
    private int _alive;

    /// <summary>Time of a slice by request, index and units.</summary>
    public Func<WorkerRequest, int, int, double> Seconds { get; init; } = (_, _, _) => 0.03;

    /// <summary>What the worker reports at its end, made of what a good one would.</summary>
    public Func<WorkerRequest, WorkerReport, WorkerReport> Change { get; init; } = (_, report) => report;

    /// <summary>Whether a worker fails instead of running the slice of this index (-1: instead of being ready).</summary>
    public Func<WorkerRequest, int, bool> Fails { get; init; } = (_, _) => false;

    /// <summary>Called while a slice runs.</summary>
    public Action<WorkerRequest, int> During { get; init; } = (_, _) => { };

    /// <summary>Every slice that was run, in order.</summary>
    public IReadOnlyList<ScriptedSlice> Slices => [.. _slices];

    /// <summary>Every request, in the order of start.</summary>
    public ConcurrentQueue<WorkerRequest> Requests { get; } = [];

    /// <summary>Launch → how often it was told that it waits from now on.</summary>
    public IReadOnlyDictionary<string, int> BegunWaiting => _waiting;

    /// <summary>Launch → seconds of warm-up.</summary>
    public ConcurrentDictionary<string, double> WarmedUp { get; } = [];

    /// <summary>The most slices of rounds that ever ran at the same time.</summary>
    public int MostAtOnce => _mostAtOnce;

    /// <summary>Workers that were started and are not gone.</summary>
    public int Alive => _alive;

    public IWorker Of(ResolvedArm arm) => Of(arm.Runtime);

    public IWorker Of(Runtime runtime) => new Worker(this, runtime);

    private sealed class Worker(ScriptedWorkers all, Runtime runtime) : IWorker
    {
        public IWorkerSession Start(WorkerRequest request, WorkerPlacement placement, CancellationToken cancellation)
        {
            all.Requests.Enqueue(request);
            Interlocked.Increment(ref all._alive);
            return new Session(all, runtime, request, CpuList.Parse(placement.CpuList)!, cancellation);
        }
    }

    private sealed class Session(
        ScriptedWorkers all, Runtime runtime, WorkerRequest request, IReadOnlyList<int> cpus, CancellationToken cancellation)
        : IWorkerSession
    {
        private readonly List<WorkerSample> _samples = [];
        private bool _failed;
        private bool _gone;

        public Task<bool> ReadyAsync()
        {
            cancellation.ThrowIfCancellationRequested();
            _failed = all.Fails(request, -1);
            return Task.FromResult(!_failed);
        }

        public async Task<WorkerSample?> RunSliceAsync(int tasks)
        {
            cancellation.ThrowIfCancellationRequested();
            var index = _samples.Count;
            _failed |= all.Fails(request, index);
            if (_failed)
            {
                return null;
            }

            Assert.True(index < request.Slices, $"{request.Launch} was asked for more slices than announced.");
            var running = Interlocked.Increment(ref all._running);
            if (index > 0)
            {
                all._mostAtOnce = Math.Max(all._mostAtOnce, running);
            }

            await Task.Yield();
            all.During(request, index);
            all._slices.Enqueue(new ScriptedSlice(request.Launch, index, tasks));
            var wall = all.Seconds(request, index, tasks);
            _samples.Add(SmallRun.Slice(index, wall, wall * (runtime.ExpectsGil == true ? 1 : request.Workers), runtime.ExpectsGil, tasks));
            Interlocked.Decrement(ref all._running);
            return _samples[^1];
        }

        public Task<bool> WarmUpAsync(int tasks, double seconds)
        {
            cancellation.ThrowIfCancellationRequested();
            all.WarmedUp[request.Launch] = seconds;
            return Task.FromResult(!_failed);
        }

        public void BeginWaiting() => all._waiting.AddOrUpdate(request.Launch, 1, (_, times) => times + 1);

        public Task<WorkerReport> EndAsync()
        {
            cancellation.ThrowIfCancellationRequested();
            var report = SmallRun.Report(runtime, cpus, [.. _samples]);
            return Task.FromResult(all.Change(
                request, _failed ? report with { Outcome = LaunchOutcome.Crashed, Detail = "fell over", Done = null } : report));
        }

        public ValueTask DisposeAsync()
        {
            if (!_gone)
            {
                _gone = true;
                Interlocked.Decrement(ref all._alive);
            }

            return ValueTask.CompletedTask;
        }
    }
}

/// <param name="Launch">Whose.</param>
/// <param name="Index">0 is the cold one; of others the round.</param>
internal sealed record ScriptedSlice(string Launch, int Index, int Tasks);
