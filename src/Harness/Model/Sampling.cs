namespace GilBench.Model;

/// <summary>How much is measured.</summary>
/// <param name="MinimumBlocks">Blocks before the first look at widths.</param>
/// <param name="MaximumBlocks">Blocks at most.</param>
/// <param name="PilotBlocks">Blocks whose spreads decide how many more iterations launches get; 0 keeps the planned ones.</param>
/// <param name="Iterations">Warm iterations of a launch at least.</param>
/// <param name="DotNetIterations">The same on .NET, whose launches cost more: enough that most of their time is timed too.</param>
/// <param name="IterationSeconds">What the fastest arm of a calibrated workload takes at least for one iteration.</param>
/// <param name="IoIterationSeconds">The same for workloads that wait: they need less, as a wait hardly varies, and their bare loop takes many times as long.</param>
/// <param name="WarmupSeconds">How long a launch on .NET runs before its warm iterations, the cold one included: its compiler works in the background. Python's warm-up is its cold iteration.</param>
/// <param name="TargetHalfWidth">Sampling stops when every arm's interval is this narrow, as a share of the estimate.</param>
/// <param name="BudgetSeconds">Wall time that blocks beyond the minimum may use; null is no limit.</param>
internal sealed record Sampling(
    int MinimumBlocks,
    int MaximumBlocks,
    int PilotBlocks,
    int Iterations,
    int DotNetIterations,
    double IterationSeconds,
    double IoIterationSeconds,
    double WarmupSeconds,
    double TargetHalfWidth,
    double? BudgetSeconds)
{
    /// <summary>Two iterations are the fewest that show how they differ within a launch.</summary>
    public const int FewestInPilot = 2;

    /// <summary>Warm iterations of a launch as planned.</summary>
    public int IterationsOf(Language language) => language == Language.CSharp ? DotNetIterations : Iterations;

    /// <summary>
    /// Warm iterations of a launch until the pilot has decided. What waits has no pilot: it hardly varies, and its bare loop takes many times
    /// as long as the other arms.
    /// </summary>
    public int FirstIterationsOf(Language language, WorkloadKind kind) =>
        Math.Max(IterationsOf(language), PilotBlocks > 0 && kind != WorkloadKind.Io ? FewestInPilot : 1);
}
