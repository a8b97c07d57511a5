using GilBench.Model;

namespace GilBench.Results;

/// <summary>
/// What version 2 of the run file has otherwise than today's: its runs were measured one launch after another, and some things had other
/// names.
/// </summary>
internal static class Version2
{
    internal sealed record Header(
        string Type,
        int Schema,
        string Id,
        DateTimeOffset Created,
        string GilbenchVersion,
        MachineDescription Machine,
        IReadOnlyList<Runtime> Runtimes,
        IReadOnlyList<Workload> Workloads,
        IReadOnlyList<ExecutionModel> Models,
        Plan Plan);

    /// <param name="Spread">What the workers are.</param>
    internal sealed record ExecutionModel(string Id, Language Language, WorkerKind Spread, string Summary);

    internal sealed record Plan(
        string Profile,
        ulong Seed,
        Sampling Sampling,
        IReadOnlyList<Arm> Arms,
        IReadOnlyList<OmittedArm> Omitted,
        IReadOnlyDictionary<int, IReadOnlyList<int>> CoreSets,
        IReadOnlyList<int> ServerCores,
        IReadOnlyList<string> MemoryArms,
        double EstimateSeconds);

    internal sealed record Arm(
        string Id, string Workload, string ParameterSet, string Model, string Runtime, int Cores, int Workers, ArmRole Role, bool Weak);

    internal enum ArmRole
    {
        Measured,

        /// <summary>The A/A control.</summary>
        NullControl,

        /// <summary>The one-worker baseline.</summary>
        SamePath,

        PositiveControl,
    }

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
        double? BudgetSeconds);

    /// <summary>What the pilot said of iterations: nothing rests on it once the run has ended.</summary>
    internal sealed record Pilot(
        string Type,
        string Workload,
        string ParameterSet,
        Language Language,
        double BetweenLaunches,
        double WithinLaunches,
        double LaunchSeconds,
        double IterationSeconds,
        int IdealIterations,
        int Iterations);

    internal sealed record Launch(
        string Type,
        string Id,
        int Block,
        int Attempt,
        int Order,
        string Arm,
        int Tasks,
        LaunchOutcome Outcome,
        string? Detail,
        bool? ResultsAgree,
        GilCertificate Certificate,
        IReadOnlyList<int> AffinityAsked,
        IReadOnlyList<int>? AffinityRead,
        IReadOnlyList<string> Faults,
        double? StartupSeconds,
        double? ShutdownSeconds,
        IReadOnlyList<IterationSample> Samples,
        RuntimeDescription? Runtime,
        IReadOnlyList<string>? Modules,
        long? PeakRssBytes,
        long? ChildrenPeakRssBytes,
        NoiseDelta? Noise,
        string? ExecutableSha256,
        DateTimeOffset Started,
        double DurationSeconds,
        int? ExitCode);
}
