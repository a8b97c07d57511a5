using GilBench.DotNet.Machine;
using GilBench.DotNet.Protocol;

namespace GilBench.DotNet.Worker;

/// <summary>What was seen of one iteration beside its time.</summary>
internal sealed record IterationRecord(Meters Used, int WorkersSeen, IReadOnlyDictionary<string, int> Results, Lateness? Lateness);
