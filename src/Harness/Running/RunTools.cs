using GilBench.Machine;
using GilBench.Model;
using GilBench.Workers;

namespace GilBench.Running;

/// <summary>What the loop works with; each is a boundary to processes, clock or machine.</summary>
internal sealed record RunTools
{
    /// <summary>The worker of an arm: its model and runtime say what process that is.</summary>
    public required Func<ResolvedArm, IWorker> WorkerFor { get; init; }

    /// <summary>Starts the loopback server on a list of cores (null: anywhere).</summary>
    public required Func<string?, CancellationToken, Task<LoopbackServer>> StartServer { get; init; }

    public required NoiseReader Noise { get; init; }

    /// <summary>What earlier runs found on this machine.</summary>
    public required ICalibrationStore Calibrations { get; init; }

    /// <summary>Hash of what an arm's launches execute; null where it cannot be read.</summary>
    public required Func<ResolvedArm, string?> ExecutableSha256 { get; init; }

    /// <summary>Ids of the arms that a run, as far as it has come, has not measured precisely enough.</summary>
    public required Func<Run, IReadOnlySet<string>> ImpreciseArms { get; init; }

    /// <summary>Those of them that need more blocks than others do; null where all are alike.</summary>
    public Func<Run, IReadOnlySet<string>>? MostImpreciseArms { get; init; }

    public required TimeProvider Clock { get; init; }

    /// <summary>Where workers prepare their inputs.</summary>
    public required string DataFolder { get; init; }

    /// <summary>Where BenchmarkDotNet's own files go.</summary>
    public required string ArtifactsFolder { get; init; }

    /// <summary>Ids of the workloads that need the loopback server.</summary>
    public required IReadOnlySet<string> ServedWorkloads { get; init; }

    /// <summary>Environment variables that reach the workers and change what is measured.</summary>
    public IReadOnlyDictionary<string, string> Variables { get; init; } = new Dictionary<string, string>();
}
