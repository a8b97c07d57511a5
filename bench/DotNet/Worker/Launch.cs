using System.Diagnostics;
using System.Runtime.ExceptionServices;
using GilBench.DotNet.Machine;
using GilBench.DotNet.Models;
using GilBench.DotNet.Protocol;
using GilBench.DotNet.Workloads;
using GilBench.Protocol;

namespace GilBench.DotNet.Worker;

/// <summary>
/// One launch as BenchmarkDotNet drives it: set up, (set up, run, clean up) per iteration, clean up. An iteration is a slice: its set-up
/// waits for the command. This class prepares, meters and tallies; whoever drives it takes the time and gives it to <see cref="Report"/>.
/// </summary>
internal sealed class Launch(WorkerRequest request, ModelEntry model, Unit unit, Nice nice, CommandInput commands, ReplyStream replies)
{
    private readonly WarmUpCalls _calls = new(request.Slices);

    private Batch _batch = new(unit, 0);
    private IExecutionModel? _pool;
    private Meters _used;
    private WorkerSample? _pending;
    private ExceptionDispatchInfo? _failure;
    private WorkerWarm? _warm;
    private int _rehearsalsLeft;
    private int _warmUpTasks;
    private double _stageSeconds;

    /// <summary>Iterations without work at the end of a warm-up.</summary>
    public int Rehearsals => _calls.Iterations;

    /// <summary>Called once the pool is let go, before BenchmarkDotNet sums up.</summary>
    public Action? Ended { get; init; }

    /// <summary>What the driver of the launch does once a slice; a warm-up calls it so that it is compiled there.</summary>
    public Action RehearseDriver { get; set; } = static () => { };

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
        replies.Write(ReplyBuilder.Ready(startup));
    });

    /// <summary>Waits for the next slice's command and warms up where that is asked for meanwhile; nothing here is timed.</summary>
    public void IterationSetup() => Guarded(() =>
    {
        while (!IsEnded && _rehearsalsLeft == 0)
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
                    return;
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
        if (_rehearsalsLeft == 0)
        {
            _pool!.Run(_batch);
        }

        _used = Meters.Read() - before;
        Guarded(_batch.ThrowIfFailed);
    }

    /// <summary>Keeps what the slice used and returned until its time is known.</summary>
    public void IterationCleanup() => Guarded(() => _pending = IsEnded ? null : Tallied());

    /// <summary>Sends the sample of the slice that has just been cleaned up.</summary>
    /// <param name="wallSeconds">Its time, as whoever drives the launch has taken it.</param>
    public void Report(double wallSeconds)
    {
        if (_rehearsalsLeft > 0 && _pending is not null)
        {
            Rehearse(_pending with { WallSeconds = wallSeconds });
        }
        else if (_pending is { } sample)
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

    private void Rehearse(WorkerSample sample)
    {
        Guarded(() => RehearseCalls(sample));
        _rehearsalsLeft--;
        if (_rehearsalsLeft % _calls.IterationsOfAStage == 0)
        {
            Guarded(() => WorkUntilCounted(_warmUpTasks, _stageSeconds));
            Settling.Await();
        }

        if (_rehearsalsLeft == 0)
        {
            replies.Write(_warm!);
            _pending = null;
        }
    }

    /// <summary>
    /// Calls once more what the clean-up of this iteration has called once; results that take long to format are formatted no longer than
    /// a stage may last.
    /// </summary>
    private void RehearseCalls(WorkerSample sample)
    {
        var started = Stopwatch.GetTimestamp();
        for (var call = 0; call < WarmUpCalls.CallsOfAStage; call += _calls.IterationsOfAStage)
        {
            CommandInput.Rehearse();
            _ = Meters.Read();
            var isTallied = call == 0 || Stopwatch.GetElapsedTime(started).TotalSeconds >= _stageSeconds;
            ReplyStream.Rehearse(isTallied ? sample : Tallied());
        }

        for (var call = 0; call < _calls.DriverCallsOfAStage; call++)
        {
            RehearseDriver();
        }
    }

    private WorkerSample Tallied() => ReplyBuilder.Sample(
        Slices, _batch.Tasks, wallSeconds: 0, _used, _batch.WorkersSeen, _batch.Tally(), Lateness.Of(_batch.Lateness()));

    /// <summary>
    /// On one processor the runtime waits ten times as long (1 s) before it compiles optimised code, unless
    /// DOTNET_TC_DelaySingleProcMultiplier=1 is set: a warm-up would end too early. The reply comes after the rehearsals.
    /// </summary>
    private void WarmUp(WorkerWarmUp warmUp)
    {
        var started = Stopwatch.GetTimestamp();
        var slices = WorkUntilCounted(warmUp.Tasks, warmUp.Seconds);
        _warm = new WorkerWarm(slices, Stopwatch.GetElapsedTime(started).TotalSeconds);
        (_warmUpTasks, _stageSeconds) = (warmUp.Tasks, warmUp.Seconds / WarmUpCalls.Stages);
        _rehearsalsLeft = Rehearsals;
    }

    /// <summary>
    /// Slices until the unit has been called often enough for the runtime to compile it anew, at least one; short ones where a slice has
    /// more units than that takes. Where units are so long that it takes more than the time given, the runtime replaces their loops while
    /// they run.
    /// </summary>
    /// <returns>How many slices it took.</returns>
    private int WorkUntilCounted(int tasks, double atMostSeconds)
    {
        var started = Stopwatch.GetTimestamp();
        var enough = Math.Min(tasks, Math.Max(WarmUpCalls.CallsCounted, request.Workers));
        var slices = 0;
        do
        {
            WorkOnce(enough);
            slices++;
        }
        while ((long)slices * enough < WarmUpCalls.CallsCounted && Stopwatch.GetElapsedTime(started).TotalSeconds < atMostSeconds);

        return slices;
    }

    private void WorkOnce(int tasks)
    {
        Prepare(tasks);
        _pool!.Run(_batch);
        _batch.ThrowIfFailed();
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
