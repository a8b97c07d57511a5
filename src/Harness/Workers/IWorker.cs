namespace GilBench.Workers;

/// <summary>Measures one arm once in one fresh process.</summary>
internal interface IWorker
{
    /// <exception cref="OperationCanceledException">Cancelled; nothing of the worker is alive by then.</exception>
    Task<WorkerReport> RunAsync(WorkerRequest request, WorkerPlacement placement, CancellationToken cancellation);
}
