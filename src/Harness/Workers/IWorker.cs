using GilBench.Model;

namespace GilBench.Workers;

/// <summary>Starts the workers of one runtime: each a fresh process that measures one arm, a slice at a time.</summary>
internal interface IWorker
{
    /// <summary>Starts a worker. Nothing is waited for: <see cref="IWorkerSession.ReadyAsync"/> does that.</summary>
    IWorkerSession Start(WorkerRequest request, WorkerPlacement placement, CancellationToken cancellation);
}

/// <summary>
/// A worker from its start to its end. Each step waits for the worker's answer; a worker that fails or hangs answers no more, every later
/// step then comes to nothing at once, and <see cref="EndAsync"/> says what happened. Disposing kills what is left of it.
/// </summary>
/// <exception cref="OperationCanceledException">Cancelled; nothing of the worker is alive by then.</exception>
internal interface IWorkerSession : IAsyncDisposable
{
    /// <returns>Whether it stands ready.</returns>
    Task<bool> ReadyAsync();

    /// <returns>Null where it has failed.</returns>
    Task<WorkerSample?> RunSliceAsync(int tasks);

    /// <summary>Runs slices that are not reported for so long.</summary>
    /// <returns>Whether it did.</returns>
    Task<bool> WarmUpAsync(int tasks, double seconds);

    /// <summary>From here on it only runs slices and waits: CPU time beside its slices is recorded until its end.</summary>
    void BeginWaiting();

    /// <summary>Lets it go and waits until it is gone.</summary>
    Task<WorkerReport> EndAsync();
}

/// <summary>Where a worker may run, and for how long a step of it.</summary>
/// <param name="CpuList">The cores it is pinned to before its runtime starts, as <c>taskset</c> takes them.</param>
/// <param name="StepLimit">A worker that does not answer a command within this is killed with its whole process group.</param>
/// <param name="RunId">Marks the process and what it starts, in the environment.</param>
internal sealed record WorkerPlacement(string CpuList, TimeSpan StepLimit, string RunId)
{
    /// <summary>Whether it is the native control, which is to be as near to native code as .NET comes, at once.</summary>
    public bool IsControl { get; init; }

    /// <summary>The environment variable that marks every process of a run.</summary>
    public const string RunVariable = "GILBENCH_RUN";
}

/// <summary>What a worker said and how it ended; whether it counts is for others to judge.</summary>
internal sealed record WorkerReport
{
    /// <summary>How it ended, as far as its process and its replies show.</summary>
    public required LaunchOutcome Outcome { get; init; }

    /// <summary>One sentence, where it is not <see cref="LaunchOutcome.Ok"/>.</summary>
    public string? Detail { get; init; }

    public WorkerReady? Ready { get; init; }

    /// <summary>One a slice, the cold one first.</summary>
    public required IReadOnlyList<WorkerSample> Samples { get; init; }

    public WorkerDone? Done { get; init; }

    public required TimeSpan Duration { get; init; }

    /// <summary>Null where it had to be killed.</summary>
    public int? ExitCode { get; init; }

    /// <summary>CPU time that it used between its slices; null where it is not known.</summary>
    public WaitingCpu? Waiting { get; init; }
}

/// <summary>What a worker used while it waited for its turn.</summary>
/// <param name="CpuSeconds">CPU time of all its processes.</param>
/// <param name="WaitedSeconds">How long it waited.</param>
internal sealed record WaitingCpu(double CpuSeconds, double WaitedSeconds);
