using GilBench.Model;

namespace GilBench.Workers;

/// <summary>What a worker said and how it ended; whether it counts is for others to judge.</summary>
/// <param name="Outcome">How it ended, as far as its process and its replies show.</param>
/// <param name="Detail">One sentence, where it is not <see cref="LaunchOutcome.Ok"/>.</param>
/// <param name="Samples">One a slice, the cold one first.</param>
internal sealed record WorkerReport(
    LaunchOutcome Outcome,
    string? Detail,
    WorkerReady? Ready,
    IReadOnlyList<WorkerSample> Samples,
    WorkerDone? Done,
    TimeSpan Duration,
    int? ExitCode)
{
    /// <summary>CPU time that it used between its slices; null where it is not known.</summary>
    public WaitingCpu? Waiting { get; init; }
}

/// <summary>What a worker used while it waited for its turn.</summary>
/// <param name="CpuSeconds">CPU time of all its processes.</param>
/// <param name="WaitedSeconds">How long it waited.</param>
internal sealed record WaitingCpu(double CpuSeconds, double WaitedSeconds);
