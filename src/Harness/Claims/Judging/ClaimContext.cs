using GilBench.Model;

namespace GilBench.Claims.Judging;

/// <summary>What claims are resolved against: what could be measured here, or what a run did measure.</summary>
internal sealed record ClaimContext
{
    private readonly Dictionary<string, Workload> _workloads = [];
    private readonly Dictionary<(string Workload, string Set), ParameterSet> _sets = [];

    public required IReadOnlyList<Workload> Workloads
    {
        get;
        init
        {
            field = value;
            _workloads = value.ToDictionary(workload => workload.Id);
            _sets = value.SelectMany(workload => workload.ParameterSets.Select(set => (Workload: workload.Id, Set: set)))
                .ToDictionary(one => (one.Workload, one.Set.Name), one => one.Set);
        }
    }

    public required IReadOnlyList<Runtime> Runtimes { get; init; }

    public required IReadOnlyList<ExecutionModel> Models { get; init; }

    /// <summary>Core counts of arms, ascending.</summary>
    public required IReadOnlyList<int> CoreCounts { get; init; }

    /// <summary>What the machine lets this process use at once.</summary>
    public required int UsableCores { get; init; }

    /// <summary>What the machine has.</summary>
    public required int MachineCpus { get; init; }

    /// <summary>Whether an arm is (or could be) measured.</summary>
    public required Func<Arm, bool> Has { get; init; }

    public static ClaimContext Of(Run run)
    {
        var ids = run.Header.Plan.Arms.Select(arm => arm.Id).ToHashSet();
        return new ClaimContext
        {
            Workloads = run.Header.Workloads,
            Runtimes = run.Header.Runtimes,
            Models = run.Header.Models,
            CoreCounts = [.. run.Header.Plan.Arms.Select(arm => arm.Cores).Distinct().Order()],
            UsableCores = run.Header.Machine.Limits.CountUsable(),
            MachineCpus = run.Header.Machine.LogicalCpus,
            Has = arm => ids.Contains(arm.Id),
        };
    }

    /// <summary>Whether the runtime's language has that model; of one that no language here has, any may be asked for.</summary>
    public bool Knows(string model, Runtime runtime)
    {
        var languages = Models.Where(known => known.Id == model).Select(known => known.Language).ToList();
        return languages.Count == 0 || languages.Contains(runtime.Language);
    }

    /// <summary>Whether the model is a bare loop, which has one core and no workers.</summary>
    public bool HasNoWorkers(string model) => Models.Any(known => known.Id == model && known.WorkerKind == WorkerKind.None);

    /// <summary>Whether one worker is meant, which has one core.</summary>
    public bool IsAlone(ArmSelector selector) => selector.Workers == 1 || HasNoWorkers(selector.Model);

    /// <returns>Null where there is no such workload.</returns>
    public Workload? WorkloadOf(ArmSelector selector) => _workloads.GetValueOrDefault(selector.Workload!);

    /// <returns>Null where the workload has no such parameter set.</returns>
    public ParameterSet? SetOf(ArmSelector selector) => _sets.GetValueOrDefault((selector.Workload!, selector.ParameterSet));
}
