using GilBench.Model;

namespace GilBench.Tests.Synthetic;

/// <summary>What a made-up run looks like. Without noise every ratio within a block is exact.</summary>
internal sealed record SyntheticOptions
{
    public ulong Seed { get; init; } = 20260101;

    public int MachineCores { get; init; } = 2;

    public IReadOnlyList<int> CoreCounts { get; init; } = [1, 2];

    public IReadOnlyList<Runtime> Runtimes { get; init; } = SyntheticRuntimes.Pair;

    public IReadOnlyList<ExecutionModel> Models { get; init; } = SyntheticModels.Few;

    public IReadOnlyList<Workload> Workloads { get; init; } = SyntheticWorkloads.Some;

    public int Blocks { get; init; } = 8;

    public int Iterations { get; init; } = 3;

    /// <summary>Deviation of a launch, as a share.</summary>
    public double LaunchNoise { get; init; } = 0.01;

    /// <summary>Deviation that all launches of a block share: paired ratios do not see it.</summary>
    public double BlockNoise { get; init; } = 0.03;

    /// <summary>What a speed-up over one worker is true.</summary>
    public Func<SyntheticArm, double> SpeedUp { get; init; } = SyntheticTruth.SpeedUp;

    /// <summary>True seconds per unit on one core with one worker.</summary>
    public Func<SyntheticArm, double> OneWorkerSeconds { get; init; } = SyntheticTruth.OneWorkerSeconds;

    /// <summary>Exact seconds per unit of an arm in each block, instead of the truth with noise.</summary>
    public IReadOnlyDictionary<string, double[]> Exactly { get; init; } = new Dictionary<string, double[]>();
}
