namespace GilBench.Model;

/// <summary>One slice as the worker measured it (<c>sample</c> of the worker protocol); null is unknown.</summary>
/// <param name="LatenessSeconds">Of the waits of a workload that tells it; workers and runs of earlier versions have no such field.</param>
/// <param name="CpuSystemSeconds">How much of the CPU time, of the worker and its processes, the kernel used.</param>
internal sealed record IterationSample(
    int Index,
    SamplePhase Phase,
    double WallSeconds,
    double? CpuSelfSeconds,
    double? CpuChildrenSeconds,
    long? VoluntarySwitches,
    long? InvoluntarySwitches,
    long? MinorFaults,
    long? MajorFaults,
    IReadOnlyList<bool>? GilBefore,
    IReadOnlyList<bool>? GilAfter,
    int? WorkersSeen,
    IReadOnlyDictionary<string, int> Results,
    Lateness? LatenessSeconds = null,
    double? CpuSystemSeconds = null)
{
    public static IterationSample Of(WorkerSample sample) => new(
        sample.Index, sample.Phase == WorkerSample.Cold ? SamplePhase.Cold : SamplePhase.Warm, sample.WallSeconds, sample.CpuSelfSeconds,
        sample.CpuChildrenSeconds, sample.VoluntarySwitches, sample.InvoluntarySwitches, sample.MinorFaults, sample.MajorFaults,
        sample.GilBefore, sample.GilAfter, sample.WorkersSeen, sample.Results, sample.LatenessSeconds,
        sample.CpuSystemSeconds);

    /// <summary>CPU seconds over wall seconds: about 1 for CPU-bound Python with a GIL, about the number of workers without.</summary>
    public double? CpuPerWall => WallSeconds > 0 ? CpuSeconds / WallSeconds : null;

    /// <summary>Of the worker and its processes; null where the worker's own is not known.</summary>
    public double? CpuSeconds => CpuSelfSeconds + (CpuChildrenSeconds ?? 0);
}

internal enum SamplePhase
{
    /// <summary>The first slice of a launch, nothing warmed up.</summary>
    Cold,

    Warm,
}
