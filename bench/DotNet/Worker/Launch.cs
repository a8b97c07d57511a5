using System.Diagnostics;
using System.Runtime.ExceptionServices;
using GilBench.DotNet.Machine;
using GilBench.DotNet.Models;
using GilBench.DotNet.Protocol;
using GilBench.DotNet.Workloads;

namespace GilBench.DotNet.Worker;

/// <summary>
/// One launch as BenchmarkDotNet drives it: set up, (set up, run, clean up) per iteration, clean up. It prepares, meters and tallies;
/// the time of an iteration is BenchmarkDotNet's own.
/// </summary>
internal sealed class Launch(Request request, ModelEntry model, Unit unit, Nice nice, ReplyStream replies)
{
    private readonly Batch _batch = new(unit, request.Tasks);
    private readonly List<IterationRecord> _iterations = [];
    private IExecutionModel? _pool;
    private Meters _used;
    private ExceptionDispatchInfo? _failure;
    private long _coldEnd;

    /// <summary>What was seen in each iteration, the cold one first.</summary>
    public IReadOnlyList<IterationRecord> Iterations => _iterations;

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
        replies.Write(
            new Ready(
                RequestReader.Version,
                startup.TotalSeconds,
                Environment.ProcessId,
                ProcessStatus.Affinity(),
                RuntimeDescription.Read(),
                Modules: null),
            ProtocolJson.Default.Ready);
    });

    /// <summary>
    /// Before the first warm iteration runs the warm-up; nothing here is timed. On one processor the runtime waits ten times as long (1 s)
    /// before it compiles optimised code, unless DOTNET_TC_DelaySingleProcMultiplier=1 is set: a warm-up shorter than that ends too early.
    /// </summary>
    public void IterationSetup() => Guarded(() =>
    {
        if (_iterations.Count == 1)
        {
            while (Stopwatch.GetElapsedTime(_coldEnd).TotalSeconds < request.WarmupSeconds)
            {
                _batch.Clear();
                Run();
            }
        }

        _batch.Clear();
    });

    /// <summary>The timed region: two readings of the meters (about a microsecond together) and the model's work.</summary>
    public void Run()
    {
        var before = Meters.Read();
        _pool!.Run(_batch);
        _used = Meters.Read() - before;
        Guarded(_batch.ThrowIfFailed);
    }

    /// <summary>Keeps what the iteration used and returned.</summary>
    public void IterationCleanup() => Guarded(() =>
    {
        _iterations.Add(new IterationRecord(_used, _batch.WorkersSeen, _batch.Tally(), Lateness.Of(_batch.Lateness())));
        _coldEnd = _iterations.Count == 1 ? Stopwatch.GetTimestamp() : _coldEnd;
    });

    /// <summary>Lets the pool go, after a last look at what must not have changed.</summary>
    public void GlobalCleanup() => Guarded(() =>
    {
        nice.ThrowIfChanged();
        ProportionalBytes = request.MeasureMemory ? ProcessStatus.ProportionalBytes() : null;
        var started = Stopwatch.GetTimestamp();
        _pool?.Dispose();
        Shutdown = Stopwatch.GetElapsedTime(started);
    });

    /// <summary>Raises what stopped the launch, if anything did; BenchmarkDotNet would only print it.</summary>
    public void ThrowIfFailed() => _failure?.Throw();

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
