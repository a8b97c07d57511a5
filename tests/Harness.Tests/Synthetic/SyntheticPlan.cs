using GilBench.Model;

namespace GilBench.Tests.Synthetic;

/// <summary>The arms of a made-up run: every model on every core count, with the three controls.</summary>
internal static class SyntheticPlan
{
    public static IReadOnlyList<SyntheticArm> Arms(SyntheticOptions options)
    {
        var arms = new List<SyntheticArm>();
        foreach (var workload in options.Workloads)
        {
            foreach (var runtime in options.Runtimes)
            {
                foreach (var model in options.Models.Where(model => Fits(model, workload, runtime)))
                {
                    arms.AddRange(OfModel(workload, runtime, model, options));
                }
            }
        }

        if (arms.Count > 0)
        {
            arms.Insert(1, AaControlOf(arms[0]));
        }

        if (options.Runtimes.FirstOrDefault(runtime => !runtime.IsPython) is { } native)
        {
            arms.AddRange(options.CoreCounts.Append(1).Distinct().Order().Select(
                cores => Make(SyntheticWorkloads.NativeSpin, native, SyntheticModels.NativeSpin, cores, ArmRole.PositiveControl)));
        }

        return arms;
    }

    /// <summary>Which arms take turns; none where the run was measured one launch after another.</summary>
    public static IReadOnlyList<ArmGroup> Groups(SyntheticOptions options, IReadOnlyList<SyntheticArm> arms) => options.Grouping switch
    {
        SyntheticGrouping.OneGroup => [Group(options, arms)],
        SyntheticGrouping.ByWorkload =>
        [
            .. options.Workloads.Select(
                workload => Group(options, arms.Where(arm => arm.Arm.Workload == workload.Id || arm.Arm.Role == ArmRole.PositiveControl))),
        ],
        _ => [],
    };

    private static bool Fits(ExecutionModel model, Workload workload, Runtime runtime) =>
        (model.Language == Language.Python) == runtime.IsPython && (
            model.WorkerKind != WorkerKind.EventLoop || workload.Kind != WorkloadKind.Cpu);

    private static IEnumerable<SyntheticArm> OfModel(
        Workload workload, Runtime runtime, ExecutionModel model, SyntheticOptions options) =>
        workload.ParameterSets.SelectMany(set => model.WorkerKind == WorkerKind.None
            ? [Make(workload, runtime, model, 1, ArmRole.Measured, set.Name)]
            : workload.Kind == WorkloadKind.Io && options.WaitingWorkers is not []
            ? options.WaitingWorkers.Select(
                workers => Make(workload, runtime, model, options.CoreCounts.Max(), ArmRole.Measured, set.Name, workers))
            : options.CoreCounts.Append(1).Distinct().Order().Select(cores => Make(
                workload, runtime, model, cores,
                options.CoreCounts.Contains(cores) ? ArmRole.Measured : ArmRole.OneWorkerBaseline, set.Name)));

    private static SyntheticArm Make(
        Workload workload,
        Runtime runtime,
        ExecutionModel model,
        int cores,
        ArmRole role,
        string set = ParameterSetNames.Calibrated,
        int? workers = null) => new(
        new Arm(
            Arm.IdOf(workload.Id, set, model.Id, runtime.Id, cores, workers ?? cores, weak: false, aaControl: false),
            workload.Id, set, model.Id, runtime.Id, cores, workers ?? cores, role, Weak: false),
        workload, model, runtime);

    private static ArmGroup Group(SyntheticOptions options, IEnumerable<SyntheticArm> arms) =>
        new([.. arms.Select(arm => arm.Arm.Id)], options.Rounds);

    private static SyntheticArm AaControlOf(SyntheticArm of) =>
        of with { Arm = of.Arm with { Id = of.Arm.Id + ":aa", Role = ArmRole.AaControl } };
}
