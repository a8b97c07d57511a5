using GilBench.Model;

namespace GilBench.Planning;

/// <summary>The control arms that are always in a plan (measurement, section 3): one-worker bases, A/A, native control.</summary>
internal static class ControlArms
{
    /// <summary>The controls of a group.</summary>
    /// <param name="measured">The group's arms that were asked for.</param>
    public static IReadOnlyList<Arm> For(IReadOnlyList<Arm> measured, PlanGround ground)
    {
        var bases = SamePath(measured, ground);
        return [.. bases, .. NullControls(measured, ground), .. NativeCeilings([.. measured, .. bases], ground)];
    }

    /// <summary>As <see cref="For"/> where every base was asked for by name: no other base is added.</summary>
    public static IReadOnlyList<Arm> Fewest(IReadOnlyList<Arm> measured, PlanGround ground) =>
        [.. NullControls(measured, ground), .. NativeCeilings(measured, ground)];

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

    /// <summary>
    /// The widest arm of each kind once more: threads that hand over a GIL are noisier than what runs at once, and both say nothing of .NET's noise.
    /// </summary>
    private static IEnumerable<Arm> NullControls(IReadOnlyList<Arm> measured, PlanGround ground) =>
        measured
            .Where(arm => !arm.Weak)
            .GroupBy(arm => NoiseKind(arm, ground))
            .Where(kind => kind.All(arm => arm.Role != ArmRole.NullControl))
            .Select(kind => kind.MaxBy(arm => (arm.Cores, arm.Workers))!)
            .Where(arm => arm.Workers > 1 || measured.All(other => other.Workers == 1))
            .Select(Twin);

    /// <summary>What decides how noisy an arm is.</summary>
    private static (WorkloadKind Kind, bool IsPython, bool HandsOverGil) NoiseKind(Arm arm, PlanGround ground)
    {
        var runtime = ground.RuntimeOf(arm);
        var kind = KindOf(arm, ground);
        return (kind, runtime.IsPython, kind != WorkloadKind.Io && runtime.ExpectsGil == true && SpreadOf(arm, runtime) == Spread.Threads);
    }

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

    private static WorkloadKind KindOf(Arm arm, PlanGround ground) => ground.WorkloadOf(arm).Kind;

    private static Spread SpreadOf(Arm arm, Runtime runtime) =>
        ExecutionModels.Find(arm.Model, runtime.IsPython ? Language.Python : Language.CSharp).Spread;
}
