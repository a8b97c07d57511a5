using System.Diagnostics;
using System.Runtime.ExceptionServices;
using GilBench.DotNet.Machine;
using GilBench.DotNet.Models;
using GilBench.DotNet.Protocol;
using GilBench.DotNet.Workloads;
using GilBench.Protocol;

namespace GilBench.DotNet.Worker;

/// <summary>
/// One launch as BenchmarkDotNet drives it: set up, (set up, run, clean up) per iteration, clean up. An iteration is a slice: its set-up waits
/// for the command. This class prepares, meters and tallies; whoever drives it takes the time and gives it to <see cref="Report"/>.
/// </summary>
internal sealed class Launch(WorkerRequest request, ModelEntry model, Unit unit, Nice nice, CommandInput commands, ReplyStream replies)
{
    private Batch _batch = new(unit, 0);
    private IExecutionModel? _pool;
    private Meters _used;
    private WorkerSample? _pending;
    private ExceptionDispatchInfo? _failure;

    /// <summary>Called once the pool is let go, before BenchmarkDotNet sums up.</summary>
    public Action? Ended { get; init; }

    /// <summary>Slices that were run and reported.</summary>
    public int Slices { get; private set; }

    /// <summary>Whether <c>end</c> was read: the iterations that BenchmarkDotNet still makes do nothing.</summary>
    public bool IsEnded { get; private set; }

    /// <summary>How long it took to let the pool go.</summary>
    public TimeSpan Shutdown { get; private set; }

    /// <summary>Proportional set size while the pool still stood; null where it was not asked for.</summary>
    public long? ProportionalBytes { get; private set; }

    /// <summary>Creates the pool and says so.</summary>
    public void GlobalSetup() => Guarded(() =>
    {
        nice.Restore();
        var started = Stopwatch.GetTimestamp();
        _pool = model.Create(request.Workers);
        var startup = Stopwatch.GetElapsedTime(started);
        _ = Meters.Read();
        replies.Write(new WorkerReady(
            WorkerRequest.CurrentProtocol,
            startup.TotalSeconds,
            Environment.ProcessId,
            ProcessStatus.Affinity(),
            RuntimeReader.Read(),
            Modules: null));
    });

    /// <summary>Waits for the next slice's command and warms up where that is asked for meanwhile; nothing here is timed.</summary>
    public void IterationSetup() => Guarded(() =>
    {
        while (!IsEnded)
        {
            switch (commands.Next())
            {
                case WorkerGo when Slices == request.Slices:
                    throw new UsageException($"Slice {Slices + 1} is asked for, and the request said {request.Slices} at most.");
                case WorkerGo go:
                    Prepare(go.Tasks);
                    return;
                case WorkerWarmUp warmUp:
                    WarmUp(warmUp);
                    break;
                default:
                    IsEnded = true;
                    break;
            }
        }
    });

    /// <summary>The timed region: two readings of the meters (about a microsecond together) and the model's work.</summary>
    public void Run()
    {
        if (IsEnded)
        {
            return;
        }

        var before = Meters.Read();
        _pool!.Run(_batch);
        _used = Meters.Read() - before;
        Guarded(_batch.ThrowIfFailed);
    }

    /// <summary>Keeps what the slice used and returned until its time is known.</summary>
    public void IterationCleanup() => Guarded(() => _pending = IsEnded ? null : new WorkerSample(
        Slices,
        Slices == 0 ? WorkerSample.Cold : WorkerSample.Warm,
        _batch.Tasks,
        WallSeconds: 0,
        _used.CpuSeconds,
        CpuChildrenSeconds: 0.0,
        _used.VoluntarySwitches,
        _used.InvoluntarySwitches,
        _used.MinorFaults,
        _used.MajorFaults,
        GilBefore: null,
        GilAfter: null,
        _batch.WorkersSeen,
        _batch.Tally(),
        Lateness.Of(_batch.Lateness())));

    /// <summary>Sends the sample of the slice that has just been cleaned up.</summary>
    /// <param name="wallSeconds">Its time, as whoever drives the launch has taken it.</param>
    public void Report(double wallSeconds)
    {
        if (_pending is { } sample)
        {
            replies.Write(sample with { WallSeconds = wallSeconds });
            _pending = null;
            Slices++;
        }
    }

    /// <summary>Lets the pool go, after a last look at what must not have changed.</summary>
    public void GlobalCleanup() => Guarded(() =>
    {
        nice.ThrowIfChanged();
        ProportionalBytes = request.MeasureMemory ? ProcessStatus.ProportionalBytes() : null;
        var started = Stopwatch.GetTimestamp();
        _pool?.Dispose();
        Shutdown = Stopwatch.GetElapsedTime(started);
        if (_failure is null)
        {
            Ended?.Invoke();
        }
    });

    /// <summary>Raises what stopped the launch, if anything did; BenchmarkDotNet would only print it.</summary>
    public void ThrowIfFailed() => _failure?.Throw();

    /// <summary>
    /// On one processor the runtime waits ten times as long (1 s) before it compiles optimised code, unless DOTNET_TC_DelaySingleProcMultiplier=1
    /// is set: a warm-up shorter than that ends too early.
    /// </summary>
    private void WarmUp(WorkerWarmUp warmUp)
    {
        var started = Stopwatch.GetTimestamp();
        var slices = 0;
        for (; Stopwatch.GetElapsedTime(started).TotalSeconds < warmUp.Seconds; slices++)
        {
            Prepare(warmUp.Tasks);
            Run();
        }

        replies.Write(new WorkerWarm(slices, Stopwatch.GetElapsedTime(started).TotalSeconds));
    }

    private void Prepare(int tasks)
    {
        if (_batch.Tasks == tasks)
        {
            _batch.Clear();
        }
        else
        {
            _batch = new Batch(unit, tasks);
        }
    }

    private void Guarded(Action step)
    {
        try
        {
            step();
        }
        catch (Exception failure)
        {
            _failure ??= ExceptionDispatchInfo.Capture(failure);
            throw;
        }
    }
}
