using GilBench.Model;

namespace GilBench.Planning;

/// <summary>The control arms that are always in a plan (measurement, section 3): same path, A/A, native ceiling.</summary>
internal static class ControlArms
{
    public static IReadOnlyList<Arm> For(IReadOnlyList<Arm> measured, PlanGround ground)
    {
        var baselines = SamePath(measured, ground);
        return [.. baselines, .. NullControls(measured, ground), .. NativeCeilings([.. measured, .. baselines], ground)];
    }

    /// <summary>
    /// Where every base was asked for by name: one A/A for each kind of workload and the native ceilings, so that few arms have few controls.
    /// </summary>
    public static IReadOnlyList<Arm> Fewest(IReadOnlyList<Arm> measured, PlanGround ground) =>
    [
        .. measured
            .GroupBy(arm => KindOf(arm, ground))
            .Where(kind => kind.All(arm => arm.Role != ArmRole.NullControl))
            .Select(kind => Twin(kind.MaxBy(arm => (arm.ParameterSet == Sizes.Calibrated, arm.Cores, IsPython(arm, ground)))!)),
        .. NativeCeilings(measured, ground),
    ];

    /// <summary>One worker on one core through the same executor, for every arm that computes with several.</summary>
    private static List<Arm> SamePath(IReadOnlyList<Arm> measured, PlanGround ground)
    {
        var known = measured.Select(arm => arm.Id).ToHashSet();
        return [.. measured
            .Where(arm => arm.Workers > 1 && KindOf(arm, ground) is WorkloadKind.Cpu or WorkloadKind.Mixed)
            .Select(arm => arm with
            {
                Id = Arm.IdOf(arm.Workload, arm.ParameterSet, arm.Model, arm.Runtime, 1, 1, weak: false, twin: false),
                Cores = 1,
                Workers = 1,
                Weak = false,
                Role = ArmRole.SamePath,
            })
            .DistinctBy(arm => arm.Id)
            .Where(arm => !known.Contains(arm.Id))];
    }

    /// <summary>The widest arm of each workload once more, on the first runtime that has it.</summary>
    private static IEnumerable<Arm> NullControls(IReadOnlyList<Arm> measured, PlanGround ground) =>
        measured
            .GroupBy(arm => (arm.Workload, arm.ParameterSet))
            .Select(group => group.Where(arm => !arm.Weak).MaxBy(arm => (arm.Cores, IsPython(arm, ground)))!)
            .Select(Twin);

    private static Arm Twin(Arm arm) => arm with
    {
        Id = Arm.IdOf(arm.Workload, arm.ParameterSet, arm.Model, arm.Runtime, arm.Cores, arm.Workers, weak: false, twin: true),
        Role = ArmRole.NullControl,
    };

    private static List<Arm> NativeCeilings(IReadOnlyList<Arm> arms, PlanGround ground)
    {
        var dotnet = ground.Runtimes.FirstOrDefault(runtime => !runtime.IsPython);
        var control = ground.Workloads.FirstOrDefault(workload => workload.Kind == WorkloadKind.Control);
        var computed = arms
            .Where(arm => KindOf(arm, ground) is WorkloadKind.Cpu or WorkloadKind.Mixed)
            .SelectMany(arm => new[] { arm.Cores, Math.Min(arm.Cores, arm.Workers) })
            .Distinct().Order().ToList();
        if (dotnet is null || control is null || computed is [] or [1])
        {
            return [];
        }

        return [.. computed.Prepend(1).Distinct().Select(cores => new Arm(
            Arm.IdOf(control.Id, Sizes.Calibrated, "threads", dotnet.Id, cores, cores, weak: false, twin: false),
            control.Id, Sizes.Calibrated, "threads", dotnet.Id, cores, cores, ArmRole.PositiveControl, Weak: false))];
    }

    private static WorkloadKind KindOf(Arm arm, PlanGround ground) => ground.Workloads.First(workload => workload.Id == arm.Workload).Kind;

    private static bool IsPython(Arm arm, PlanGround ground) => ground.Runtimes.First(runtime => runtime.Id == arm.Runtime).IsPython;
}
