using System.Text.Json.Serialization;

namespace GilBench.Protocol;

/// <summary>A line that a worker reads after its request. See <c>bench/PROTOCOL.md</c>.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(WorkerGo), "go")]
[JsonDerivedType(typeof(WorkerWarmUp), "warm_up")]
[JsonDerivedType(typeof(WorkerEnd), "end")]
internal abstract record WorkerCommand;

/// <summary>Run one slice of so many units, over all workers.</summary>
internal sealed record WorkerGo(int Tasks) : WorkerCommand;

/// <summary>Run slices of so many units that are not reported, until so many seconds have passed; the answer is <c>warm</c>.</summary>
internal sealed record WorkerWarmUp(int Tasks, double Seconds) : WorkerCommand;

/// <summary>No more slices: let the pool go and say <c>done</c>.</summary>
internal sealed record WorkerEnd : WorkerCommand;
