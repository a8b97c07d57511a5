using GilBench.Machine;
using GilBench.Model;
using GilBench.Workers;

namespace GilBench.Running;

/// <summary>What the loop works with; each is a boundary to processes, clock or machine.</summary>
/// <param name="WorkerFor">The worker of a runtime.</param>
/// <param name="StartServer">Starts the loopback server on a list of cores (null: anywhere).</param>
/// <param name="ImpreciseArms">Ids of the arms that a run, as far as it has come, has not measured precisely enough.</param>
/// <param name="Calibrations">What earlier runs found on this machine.</param>
/// <param name="ExecutableSha256">Hash of what a runtime's launches execute; null where it cannot be read.</param>
internal sealed record RunTools(
    Func<Runtime, IWorker> WorkerFor,
    Func<string?, CancellationToken, Task<LoopbackServer>> StartServer,
    NoiseReader Noise,
    ICalibrationStore Calibrations,
    Func<Runtime, string?> ExecutableSha256,
    Func<Run, IReadOnlySet<string>> ImpreciseArms,
    TimeProvider Clock,
    string DataFolder,
    string ArtifactsFolder)
{
    /// <summary>Environment variables that reach the workers and change what is measured.</summary>
    public IReadOnlyDictionary<string, string> Variables { get; init; } = new Dictionary<string, string>();
}
