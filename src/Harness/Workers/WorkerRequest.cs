namespace GilBench.Workers;

/// <summary>The one line that a worker reads; see <c>bench/PROTOCOL.md</c>.</summary>
internal sealed record WorkerRequest(
    int Protocol,
    string Launch,
    string Workload,
    IReadOnlyDictionary<string, double> Arguments,
    int Tasks,
    string Model,
    int Workers,
    int Iterations,
    double WarmupSeconds,
    bool MeasureMemory,
    WorkerContext Context)
{
    /// <summary>The protocol that this program speaks.</summary>
    public const int CurrentProtocol = 1;
}
