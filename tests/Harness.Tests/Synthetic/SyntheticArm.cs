using GilBench.Model;

namespace GilBench.Tests.Synthetic;

/// <summary>An arm with what it is made of.</summary>
internal sealed record SyntheticArm(Arm Arm, Workload Workload, ExecutionModel Model, Runtime Runtime);
