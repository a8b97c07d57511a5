using GilBench.Model;

namespace GilBench.Tests.Synthetic;

/// <summary>
/// Made-up runs of a function of the user's on two cores, without noise: one thread takes 10 ms, 12.5 ms without the GIL; threads gain
/// 1.00× with it and 1.90× without, processes 1.80×.
/// </summary>
internal static class SyntheticUserCode
{
    public const string Id = "score";

    public static UserCode Code { get; } = new("app/scoring.py:score", null, null, "/home/me/project");

    public static Workload Workload { get; } = Of(WorkloadKind.Cpu, Code);

    public static SyntheticOptions Options { get; } = new()
    {
        Workloads = [Workload],
        Models = [SyntheticModels.Sequential, SyntheticModels.Threads, SyntheticModels.ProcessPool],
        Blocks = 16,
        LaunchNoise = 0,
        BlockNoise = 0,
        OneWorkerSeconds = arm => 0.010 * (arm.Runtime.ExpectsGil == false ? 1.25 : 1),
        SpeedUp = Gains(withGil: 1.00, withoutGil: 1.90, processes: 1.80),
    };

    public static Workload Of(WorkloadKind kind, UserCode code) =>
        SyntheticWorkloads.Of(Id, kind, holdsGil: false, "one call") with { Code = code, Source = "app/scoring.py" };

    /// <summary>What several workers gain over one; the native control all that it can.</summary>
    public static Func<SyntheticArm, double> Gains(double withGil, double withoutGil, double processes) => arm => arm switch
    {
        { Arm.Workers: 1 } => 1,
        { Workload.Kind: WorkloadKind.Control } => arm.Arm.Workers,
        { Model.WorkerKind: WorkerKind.Processes } => processes,
        _ => arm.Runtime.ExpectsGil == true ? withGil : withoutGil,
    };

    public static string ArmOf(ExecutionModel model, Runtime runtime, int workers, string set = ParameterSetNames.Calibrated) =>
        Arm.IdOf(Id, set, model.Id, runtime.Id, workers, workers, weak: false, aaControl: false);

    /// <summary>The run with other counts of the kernel for every slice of an arm.</summary>
    public static Run Counting(this Run run, string arm, Func<IterationSample, IterationSample> counts) => run.Changing(
        launch => launch.Arm == arm, launch => launch with { Samples = [.. launch.Samples.Select(counts)] });

    public static Run Planning(this Run run, Func<Plan, Plan> change) =>
        run with { Header = run.Header with { Plan = change(run.Header.Plan) } };
}
