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
        Models.All(known => known.Id != model) || Models.Any(known => known.Id == model && known.Language == (runtime.IsPython ? Language.Python : Language.CSharp));
}
