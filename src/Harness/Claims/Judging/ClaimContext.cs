using GilBench.Model;

namespace GilBench.Claims.Judging;

/// <summary>What claims are resolved against: what could be measured here, or what a run did measure.</summary>
/// <param name="CoreCounts">Core counts of arms, ascending.</param>
/// <param name="UsableCores">What the machine lets this process use at once.</param>
/// <param name="MachineCpus">What the machine has.</param>
/// <param name="Has">Whether an arm is (or could be) measured.</param>
internal sealed record ClaimContext(
    IReadOnlyList<Workload> Workloads,
    IReadOnlyList<Runtime> Runtimes,
    IReadOnlyList<ExecutionModel> Models,
    IReadOnlyList<int> CoreCounts,
    int UsableCores,
    int MachineCpus,
    Func<Arm, bool> Has)
{
    private readonly Dictionary<string, Workload> _workloads = Workloads.ToDictionary(workload => workload.Id);
    private readonly Dictionary<(string Workload, string Set), ParameterSet> _sets = Workloads
        .SelectMany(workload => workload.ParameterSets.Select(set => (Workload: workload.Id, Set: set)))
        .ToDictionary(one => (one.Workload, one.Set.Name), one => one.Set);

    private readonly ILookup<string, Language> _languages = Models.ToLookup(model => model.Id, model => model.Language);

    public static ClaimContext Of(Run run)
    {
        var ids = run.Header.Plan.Arms.Select(arm => arm.Id).ToHashSet();
        return new ClaimContext(
            run.Header.Workloads, run.Header.Runtimes, run.Header.Models,
            [.. run.Header.Plan.Arms.Select(arm => arm.Cores).Distinct().Order()],
            run.Header.Machine.Limits.CountUsable(),
            run.Header.Machine.LogicalCpus,
            arm => ids.Contains(arm.Id));
    }

    /// <summary>Whether the runtime's language has that model; of one that no language here has, any may be asked for.</summary>
    public bool Knows(string model, Runtime runtime) =>
        !_languages.Contains(model) || _languages[model].Contains(runtime.Language);

    /// <returns>Null where there is no such workload.</returns>
    public Workload? WorkloadOf(ArmSelector selector) => _workloads.GetValueOrDefault(selector.Workload!);

    /// <returns>Null where the workload has no such parameter set.</returns>
    public ParameterSet? SetOf(ArmSelector selector) => _sets.GetValueOrDefault((selector.Workload!, selector.ParameterSet));
}
