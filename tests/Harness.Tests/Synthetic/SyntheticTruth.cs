using GilBench.Model;

namespace GilBench.Tests.Synthetic;

/// <summary>
/// What is true in a made-up world: a GIL holds threads to 1, processes lose 4 % a core, waiting scales with the workers.
/// </summary>
internal static class SyntheticTruth
{
    public static double SpeedUp(SyntheticArm arm)
    {
        var extra = arm.Arm.Workers - 1;
        return arm switch
        {
            { Model.WorkerKind: WorkerKind.None } or { Arm.Workers: 1 } => 1,
            { Workload.Kind: WorkloadKind.Control } => 1 + (0.99 * extra),
            { Workload.Kind: WorkloadKind.Io } => 1 + (0.98 * extra),
            { Model.WorkerKind: WorkerKind.EventLoop } => 1,
            { Model.WorkerKind: WorkerKind.Threads, Workload.HoldsGil: true, Runtime.ExpectsGil: true } => 0.995,
            { Model.WorkerKind: WorkerKind.Processes } => 1 + (0.90 * extra),
            { Runtime.IsPython: false } => 1 + (0.97 * extra),
            _ => 1 + (0.94 * extra),
        };
    }

    public static double OneWorkerSeconds(SyntheticArm arm)
    {
        var unit = arm.Workload.Id switch
        {
            "sum_squares" => 0.0052,
            "fibonacci" => 0.0009,
            "hash_blocks" => 0.0011,
            "sleep" => 0.0101,
            _ => 0.0123,
        };
        var freely = arm.Runtime.Description.GilDisabledBuild == true && arm.Workload.HoldsGil ? 1.32 : 1;
        return arm.Workload.Kind == WorkloadKind.Io || arm.Runtime.IsPython ? unit * freely : unit / 40;
    }

    /// <summary>Processes have memory of their own; everything else shares it.</summary>
    public static long PssBytes(SyntheticArm arm) =>
        (arm.Runtime.IsPython ? 16_000_000L : 60_000_000L) + (
            arm.Arm.Workers * (arm.Model.WorkerKind == WorkerKind.Processes ? 7_000_000L : 40_000L));

    public static double StartupSeconds(SyntheticArm arm) => arm.Arm.Workers * arm.Model switch
    {
        { WorkerKind: WorkerKind.None or WorkerKind.EventLoop } => 0.00002,
        { WorkerKind: WorkerKind.Threads } => 0.00012,
        { WorkerKind: WorkerKind.Interpreters } => 0.012,
        { Id: var id } when id.EndsWith("fork", StringComparison.Ordinal) => 0.0019,
        _ => 0.034,
    };
}
