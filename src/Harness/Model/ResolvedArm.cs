namespace GilBench.Model;

/// <summary>An arm with everything that it names, resolved once, so that nothing above the run file looks names up.</summary>
internal sealed record ResolvedArm
{
    public required Arm Arm { get; init; }

    public required Workload Workload { get; init; }

    public required ParameterSet ParameterSet { get; init; }

    public required ExecutionModel Model { get; init; }

    public required Runtime Runtime { get; init; }

    /// <summary>The CPUs of its core count.</summary>
    public required IReadOnlyList<int> Cores { get; init; }

    /// <summary>What a calibrated slice lasts on the fastest arm.</summary>
    public required double SliceSeconds { get; init; }

    public Language Language => Runtime.Language;

    /// <summary>What process its workers are.</summary>
    public HostProcess Host => Runtime.HostOf(Model);

    /// <summary>How many calibrated slices of units one slice of the arm has.</summary>
    public int SliceFactor => SliceLength.FactorOf(Arm, Model, Workload, Runtime, SliceSeconds);

    /// <summary>Whether the CPU time of its warm slices is that of the work.</summary>
    public bool CoversCpuTime => Warmup.CoversCpuTime(
        Host, Workload.Kind, ParameterSet.Sweep is null ? null : ParameterSet.TasksOf(Arm.Workers, Model.WorkerKind));

    /// <summary>What decides how noisy it is: whether it waits, its language, and whether its threads hand over a GIL.</summary>
    public (WorkloadKind Kind, Language Language, bool HandsOverGil) KindOfNoise =>
        (Workload.Kind, Language, Runtime.HandsOverGil(Model, Workload));

    /// <summary>The arms of a plan, in its order.</summary>
    /// <param name="header">Of a run that was read or is begun: its plan names nothing that it does not have.</param>
    public static IReadOnlyList<ResolvedArm> AllOf(RunHeader header)
    {
        var workloads = header.Workloads.ToDictionary(workload => workload.Id);
        var sets = header.Workloads.SelectMany(workload => workload.ParameterSets.Select(set => (Workload: workload.Id, Set: set)))
            .ToDictionary(one => (one.Workload, one.Set.Name), one => one.Set);
        var runtimes = header.Runtimes.ToDictionary(runtime => runtime.Id);
        var models = header.Models.ToLookup(model => (model.Id, model.Language));
        return
        [
            .. from arm in header.Plan.Arms
               let runtime = runtimes[arm.Runtime]
               select new ResolvedArm
               {
                   Arm = arm,
                   Workload = workloads[arm.Workload],
                   ParameterSet = sets[(arm.Workload, arm.ParameterSet)],
                   Model = models[(arm.Model, runtime.Language)].First(),
                   Runtime = runtime,
                   Cores = header.Plan.CoreSets[arm.Cores],
                   SliceSeconds = header.Plan.Sampling.SliceSeconds,
               },
        ];
    }
}
