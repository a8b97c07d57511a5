using GilBench.Model;

namespace GilBench.Workers;

/// <summary>What a worker said and how it ended; whether it counts is for others to judge.</summary>
/// <param name="Outcome">How it ended, as far as its process and its replies show.</param>
/// <param name="Detail">One sentence, where it is not <see cref="LaunchOutcome.Ok"/>.</param>
internal sealed record WorkerReport(
    LaunchOutcome Outcome,
    string? Detail,
    WorkerReady? Ready,
    IReadOnlyList<IterationSample> Samples,
    WorkerDone? Done,
    TimeSpan Duration,
    int? ExitCode);
