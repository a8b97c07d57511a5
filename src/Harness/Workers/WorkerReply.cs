using System.Text.Json.Serialization;
using GilBench.Model;

namespace GilBench.Workers;

/// <summary>One line that a worker writes; see <c>bench/PROTOCOL.md</c>.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(WorkerReady), "ready")]
[JsonDerivedType(typeof(WorkerSample), "sample")]
[JsonDerivedType(typeof(WorkerDone), "done")]
[JsonDerivedType(typeof(WorkerFailed), "failed")]
internal abstract record WorkerReply;

internal sealed record WorkerReady(
    int Protocol,
    double StartupSeconds,
    int Pid,
    IReadOnlyList<int>? Affinity,
    RuntimeDescription Runtime,
    IReadOnlyList<string>? Modules) : WorkerReply;

internal sealed record WorkerSample(
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
    IReadOnlyDictionary<string, int> Results) : WorkerReply
{
    public IterationSample ToSample() => new(
        Index, Phase, WallSeconds, CpuSelfSeconds, CpuChildrenSeconds, VoluntarySwitches, InvoluntarySwitches, MinorFaults, MajorFaults,
        GilBefore, GilAfter, WorkersSeen, Results);
}

internal sealed record WorkerDone(
    double? ShutdownSeconds,
    long? PeakRssBytes,
    long? ChildrenPeakRssBytes,
    long? PssBytes,
    bool? GilEnabled,
    IReadOnlyList<string>? Modules,
    IReadOnlyList<int>? Affinity) : WorkerReply;

internal sealed record WorkerFailed(string Kind, string Message) : WorkerReply;
