namespace GilBench.Model;

/// <summary>How work is shared among workers.</summary>
/// <param name="Id">The name that selectors and worker requests use.</param>
/// <param name="WorkerKind">What the workers are.</param>
internal sealed record ExecutionModel(string Id, Language Language, WorkerKind WorkerKind, string Summary);
