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

    /// <summary>Workers of the arms that wait, on the most cores; none: as many as cores, on each number of cores.</summary>
    public IReadOnlyList<int> WaitingWorkers { get; init; } = [];

    /// <summary>CPU seconds of a unit that waits, however many are in flight; null: a share of the time that it takes.</summary>
    public double? CpuSecondsOfWait { get; init; }

    public int Blocks { get; init; } = 8;

    /// <summary>Rounds of a launch; warm iterations where there are no groups.</summary>
    public int Rounds { get; init; } = 3;

    public SyntheticGrouping Grouping { get; init; } = SyntheticGrouping.OneGroup;

    /// <summary>On how many cores a one-worker arm stands ready, from CPU 0 on.</summary>
    public int BaseCores { get; init; } = 1;

    /// <summary>By which factor a slice takes longer, by block, round and the cores of its worker; not the cold ones.</summary>
    public Func<int, int, IReadOnlyList<int>, double> Slowed { get; init; } = (_, _, _) => 1;

    /// <summary>Rounds that are set aside in every group of a block.</summary>
    public Func<int, IReadOnlyList<SetAsideRound>> SetAside { get; init; } = _ => [];

    /// <summary>What each launch of a Python tells that it had loaded; null: nothing.</summary>
    public IReadOnlyList<string>? Modules { get; init; }

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

/// <summary>How a made-up run was measured.</summary>
internal enum SyntheticGrouping
{
    /// <summary>In rounds, all arms in one group.</summary>
    OneGroup,

    /// <summary>In rounds, a group for each workload; the native control is in every one of them.</summary>
    ByWorkload,

    /// <summary>One launch after another, as version 2 of the run file has it.</summary>
    None,
}

/// <summary>An arm with what it is made of.</summary>
internal sealed record SyntheticArm(Arm Arm, Workload Workload, ExecutionModel Model, Runtime Runtime);
