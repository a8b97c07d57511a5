using GilBench.Model;

namespace GilBench.Planning;

/// <summary>The control arms that are always in a plan (docs/measurement.md, 3): one-worker baselines, A/A, native control.</summary>
internal static class ControlArms
{
    /// <summary>The twin of a sweep has as many in flight as what waits has elsewhere; of a thousand a slice takes seconds.</summary>
    private const int TwinInFlight = 10;

    /// <summary>The controls of a group.</summary>
    /// <param name="measured">The group's arms that were asked for.</param>
    /// <param name="repeated">Ids of the arms that have an A/A control; null: the group's own, by <see cref="Repeated"/>.</param>
    public static IReadOnlyList<Arm> For(IReadOnlyList<Arm> measured, PlanningContext context, IReadOnlySet<string>? repeated = null)
    {
        var baselines = OneWorkerBaselines(measured, context);
        return
        [
            .. baselines,
            .. AaControls(measured, repeated ?? Repeated(measured, context)),
            .. NativeCeilings([.. measured, .. baselines], context),
        ];
    }

    /// <summary>
    /// As <see cref="For"/>, but without one-worker baselines: whoever chose the arms by name chose their bases too. Processes have an A/A
    /// control beside that of threads: where few arms are judged each by its own, one launch more of them tells much.
    /// </summary>
    public static IReadOnlyList<Arm> Fewest(IReadOnlyList<Arm> measured, PlanningContext context) =>
        [
            .. AaControls(measured, Repeated(measured, context, processesApart: true)),
            .. NativeCeilings(measured, context),
        ];

    /// <summary>
    /// One worker on one core through the same executor, for every arm that computes with several, and for all of the user's code.
    /// </summary>
    private static List<Arm> OneWorkerBaselines(IReadOnlyList<Arm> measured, PlanningContext context)
    {
        var known = measured.Select(arm => arm.Id).ToHashSet();
        return [.. measured
            .Where(arm => arm.Workers > 1 && !IsSwept(arm, context)
                && (KindOf(arm, context) is WorkloadKind.Cpu or WorkloadKind.Mixed || context.WorkloadOf(arm).Code is not null))
            .Select(arm => arm with
            {
                Id = Arm.IdOf(arm.Workload, arm.ParameterSet, arm.Model, arm.Runtime, 1, 1, weak: false, aaControl: false),
                Cores = 1,
                Workers = 1,
                Weak = false,
                Role = ArmRole.OneWorkerBaseline,
            })
            .DistinctBy(arm => arm.Id)
            .Where(arm => !known.Contains(arm.Id))];
    }

    /// <summary>
    /// Ids of the arms that are measured once more, as A/A controls: the widest of each kind, as threads that hand over a GIL are noisier
    /// than what runs at once, and both say nothing of .NET's noise.
    /// </summary>
    /// <param name="processesApart">Whether processes are a kind of their own.</param>
    public static IReadOnlySet<string> Repeated(IReadOnlyList<Arm> measured, PlanningContext context, bool processesApart = false) =>
        measured
            .Where(arm => !arm.Weak)
            .GroupBy(arm => (NoiseKind(arm, context), processesApart && WorkerKindOf(arm, context.RuntimeOf(arm)) == WorkerKind.Processes))
            .Where(kind => kind.All(arm => arm.Role != ArmRole.AaControl))
            .Select(kind => kind.MaxBy(arm => (arm.Cores, IsSwept(arm, context) ? -Math.Abs(arm.Workers - TwinInFlight) : arm.Workers))!)
            .Where(arm => arm.Workers > 1 || measured.All(other => other.Workers == 1))
            .Select(arm => arm.Id)
            .ToHashSet();

    private static IEnumerable<Arm> AaControls(IReadOnlyList<Arm> measured, IReadOnlySet<string> repeated) =>
        measured.Where(arm => repeated.Contains(arm.Id)).Select(AaControlOf);

    /// <summary>What decides how noisy an arm is.</summary>
    private static (WorkloadKind Kind, bool IsPython, bool HandsOverGil) NoiseKind(Arm arm, PlanningContext context)
    {
        var (runtime, workload) = (context.RuntimeOf(arm), context.WorkloadOf(arm));
        return (workload.Kind, runtime.IsPython, runtime.HandsOverGil(ExecutionModels.Find(arm.Model, runtime.Language), workload));
    }

    /// <summary>The same arm once more.</summary>
    public static Arm AaControlOf(Arm arm) => arm with
    {
        Id = Arm.IdOf(arm.Workload, arm.ParameterSet, arm.Model, arm.Runtime, arm.Cores, arm.Workers, weak: false, aaControl: true),
        Role = ArmRole.AaControl,
    };

    private static List<Arm> NativeCeilings(IReadOnlyList<Arm> arms, PlanningContext context)
    {
        var dotnet = context.Runtimes.FirstOrDefault(runtime => !runtime.IsPython);
        var control = context.Workloads.FirstOrDefault(workload => workload.Kind == WorkloadKind.Control);
        var computed = arms
            .Where(arm => KindOf(arm, context) is WorkloadKind.Cpu or WorkloadKind.Mixed)
            .SelectMany(arm => new[] { arm.Cores, Math.Min(arm.Cores, arm.Workers) })
            .Distinct().Order().ToList();
        if (dotnet is null || control is null || computed is [] or [1])
        {
            return [];
        }

        return [.. computed.Prepend(1).Distinct().Select(cores => new Arm(
            Arm.IdOf(control.Id, ParameterSetNames.Calibrated, "threads", dotnet.Id, cores, cores, weak: false, aaControl: false),
            control.Id, ParameterSetNames.Calibrated, "threads", dotnet.Id, cores, cores, ArmRole.PositiveControl, Weak: false))];
    }

    /// <summary>What has one in flight among its own arms needs no other base.</summary>
    private static bool IsSwept(Arm arm, PlanningContext context) =>
        context.WorkloadOf(arm).ParameterSets.First(set => set.Name == arm.ParameterSet).Sweep is not null;

    private static WorkloadKind KindOf(Arm arm, PlanningContext context) => context.WorkloadOf(arm).Kind;

    private static WorkerKind WorkerKindOf(Arm arm, Runtime runtime) =>
        ExecutionModels.Find(arm.Model, runtime.Language).WorkerKind;
}
