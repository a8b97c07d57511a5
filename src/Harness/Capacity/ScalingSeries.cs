using GilBench.Analysis;
using GilBench.Model;
using GilBench.Statistics.Capacity;

namespace GilBench.Capacity;

/// <summary>Arms of one workload, model and runtime that differ in one number alone: of cores with a worker each, or of workers.</summary>
/// <param name="FixedCores">Cores that all of them have; null where the cores are what grows.</param>
/// <param name="Arms">By that number, ascending; those without a figure too.</param>
internal sealed record ScalingSeries(ExecutionModel Model, Runtime Runtime, int? FixedCores, IReadOnlyList<ArmAnalysis> Arms)
{
    public ScalingAxis Axis => FixedCores is null ? ScalingAxis.Cores : ScalingAxis.Workers;

    /// <summary>Whether the model has one worker by its nature.</summary>
    public bool IsWhole => Model.WorkerKind == WorkerKind.None;

    public Workload Workload => Arms[0].Resolved.Workload;

    public bool Waits => Workload.Kind is WorkloadKind.Io or WorkloadKind.Mixed;

    public IReadOnlyList<ArmAnalysis> WithFigure { get; } = [.. Arms.Where(arm => arm.BlockSeconds.Count > 0)];

    /// <summary>The number that grows.</summary>
    public static int CountOf(ArmAnalysis arm) => arm.Arm.Workers;

    public int CoresAt(int count) => FixedCores ?? count;

    /// <summary>Units a second in each block at each number; null where no arm has a figure.</summary>
    public ThroughputSample? Sample() => ThroughputSample.Of(WithFigure.ToDictionary(
        CountOf, arm => (IReadOnlyDictionary<int, double>)arm.BlockSeconds.ToDictionary(block => block.Key, block => 1 / block.Value)));

    /// <summary>Those of every model and runtime, in the plan's order.</summary>
    public static IReadOnlyList<ScalingSeries> Of(RunAnalysis analysis, string workload, string parameterSet) =>
    [
        .. analysis.Arms
            .Where(arm => arm.Arm is { IsControl: false, Weak: false }
                && arm.Arm.Workload == workload && arm.Arm.ParameterSet == parameterSet)
            .GroupBy(arm => (arm.Arm.Model, arm.Arm.Runtime))
            .SelectMany(same => OfModel([.. same])),
    ];

    /// <summary>
    /// What computes grows with its cores; what waits, and what has another number of workers than cores, with its workers on each number
    /// of cores.
    /// </summary>
    private static IEnumerable<ScalingSeries> OfModel(IReadOnlyList<ArmAnalysis> arms)
    {
        var (model, runtime) = (arms[0].Resolved.Model, arms[0].Resolved.Runtime);
        var oneEach = arms.Where(arm => arm.Arm.Cores == arm.Arm.Workers).ToList();
        if (arms[0].Resolved.Workload.Kind != WorkloadKind.Io && model.WorkerKind != WorkerKind.None
            && oneEach.Any(arm => arm.Arm.Cores > 1))
        {
            return [new ScalingSeries(model, runtime, FixedCores: null, Ascending(oneEach))];
        }

        var byCores = arms.GroupBy(arm => arm.Arm.Cores).OrderBy(same => same.Key)
            .Select(same => new ScalingSeries(model, runtime, same.Key, Ascending(same)))
            .ToList();

        // One worker alone is the base of the others, and no way to run them.
        return byCores.Count == 1 ? byCores : byCores.Where(series => series.Arms.Any(arm => arm.Arm is not { Cores: 1, Workers: 1 }));
    }

    private static IReadOnlyList<ArmAnalysis> Ascending(IEnumerable<ArmAnalysis> arms) =>
        [.. arms.OrderBy(arm => arm.Arm.Workers).DistinctBy(arm => arm.Arm.Workers)];
}
