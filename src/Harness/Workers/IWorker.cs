namespace GilBench.Workers;

/// <summary>Starts the workers of one runtime: each a fresh process that measures one arm, a slice at a time.</summary>
internal interface IWorker
{
    /// <summary>Starts a worker. Nothing is waited for: <see cref="IWorkerSession.ReadyAsync"/> does that.</summary>
    IWorkerSession Start(WorkerRequest request, WorkerPlacement placement, CancellationToken cancellation);
}

/// <summary>
/// A worker from its start to its end. Each step waits for the worker's answer; a worker that fails or hangs answers no more, every later step
/// then comes to nothing at once, and <see cref="EndAsync"/> says what happened. Disposing kills what is left of it.
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
