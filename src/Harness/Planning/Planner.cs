using GilBench.Model;

namespace GilBench.Planning;

/// <summary>Catalogue, machine and requests to a plan. Pure.</summary>
internal static class Planner
{
    /// <exception cref="UsageException">What was asked for cannot be had; says why.</exception>
    public static Plan Make(PlanRequest request, PlanningContext context)
    {
        var (measured, omitted) = ArmList.Build(request, context);
        return MakeOf(measured, omitted, request, context);
    }

    /// <summary>For the arms that a selection means, or some of them.</summary>
    /// <exception cref="UsageException">The arms need more cores than there are; says why.</exception>
    public static Plan MakeOf(
        IReadOnlyList<Arm> measured, IReadOnlyList<OmittedArm> omitted, PlanRequest request, PlanningContext context)
    {
        var repeated = request.Profile.AaControlsInEachGroup ? null : ControlArms.Repeated(measured, context);
        return PlanOf(request, context, measured, [], omitted, group => ControlArms.For(group, context, repeated));
    }

    /// <summary>For arms that somebody chose one by one, with as few controls as allow a verdict.</summary>
    /// <param name="pairs">Ids of the arms that are compared with each other.</param>
    /// <exception cref="UsageException">The arms need more cores than there are; says why.</exception>
    public static Plan MakeFor(
        IReadOnlyList<Arm> chosen, IReadOnlyList<(string, string)> pairs, PlanRequest request, PlanningContext context)
    {
        List<Arm> sensible = [];
        List<OmittedArm> omitted = [];
        foreach (var arm in chosen)
        {
            var runtime = context.Runtimes.First(runtime => runtime.Id == arm.Runtime);
            var model = ExecutionModels.Find(arm.Model, runtime.Language);
            if (Compatibility.ReasonAgainst(context.Workloads.First(workload => workload.Id == arm.Workload), model, runtime) is { } reason)
            {
                omitted.Add(new OmittedArm(arm.Workload, arm.Model, arm.Runtime, reason));
                continue;
            }

            sensible.Add(arm);
        }

        return PlanOf(request, context, sensible, pairs, omitted, group => ControlArms.Fewest(group, context));
    }

    private static Plan PlanOf(
        PlanRequest request,
        PlanningContext context,
        IReadOnlyList<Arm> measured,
        IReadOnlyList<(string, string)> pairs,
        IReadOnlyList<OmittedArm> omitted,
        Func<IReadOnlyList<Arm>, IReadOnlyList<Arm>> controlsOf)
    {
        var costs = new ArmCosts(measured, context, request.Profile);
        return PlanOf(request, context, Grouping.Of(measured, pairs, context, costs, controlsOf), omitted, costs);
    }

    /// <summary>For groups that are made already, controls included.</summary>
    /// <exception cref="UsageException">The arms need more cores than there are; says why.</exception>
    public static Plan PlanOfGroups(
        IReadOnlyList<IReadOnlyList<Arm>> groups, IReadOnlyList<OmittedArm> omitted, PlanRequest request, PlanningContext context) =>
        PlanOf(
            request, context, groups, omitted, new ArmCosts([.. groups.SelectMany(group => group)], context, request.Profile));

    private static Plan PlanOf(
        PlanRequest request,
        PlanningContext context,
        IReadOnlyList<IReadOnlyList<Arm>> groups,
        IReadOnlyList<OmittedArm> omitted,
        ArmCosts costs)
    {
        IReadOnlyList<Arm> arms = [.. groups.SelectMany(group => group).DistinctBy(arm => arm.Id)];
        var coreSets = CoreSetsOf(arms, context);
        var memoryArms = arms
            .Where(arm => request.MemoryOf?.Contains(arm.Id) ?? !arm.IsControl)
            .ToList();
        var amount = new PlanAmount(request, groups, context, costs, memoryArms).Decide();
        return new Plan(
            request.Profile.Name, request.Seed, amount.Sampling, arms, amount.Groups, omitted, coreSets, ServerCoresOf(arms, context),
            [.. memoryArms.Select(arm => arm.Id)], amount.EstimateSeconds);
    }

    private static Dictionary<int, IReadOnlyList<int>> CoreSetsOf(IReadOnlyList<Arm> arms, PlanningContext context) =>
        arms.Select(arm => arm.Cores).Distinct().Order().ToDictionary(count => count, count => Choose(count, context).Cores!.Cpus);

    private static IReadOnlyList<int> ServerCoresOf(IReadOnlyList<Arm> arms, PlanningContext context)
    {
        var needed = context.Workloads.Where(workload => workload.Needs.Server).Select(workload => workload.Id).ToHashSet();
        return arms.Any(arm => needed.Contains(arm.Workload)) ? Choose(arms.Max(arm => arm.Cores), context).Spare.Cpus : [];
    }

    private static CoreChoice Choose(int count, PlanningContext context)
    {
        var choice = CoreSelection.Choose(context.Topology, context.Limits, count);
        return choice.Refusal is { } refusal ? throw new UsageException(refusal) : choice;
    }
}

/// <summary>What the user asked for.</summary>
/// <param name="CoreCounts">Core counts to measure, ascending.</param>
/// <param name="Budget">Wall time for the whole run; null takes the profile's.</param>
/// <param name="Weak">Adds arms whose work grows with their workers.</param>
/// <param name="MemoryOf">Ids of the arms whose memory is to be read; null: of all but the controls.</param>
internal sealed record PlanRequest(
    Profile Profile,
    Selection Selection,
    IReadOnlyList<int> CoreCounts,
    TimeSpan? Budget,
    ulong Seed,
    bool Weak,
    IReadOnlySet<string>? MemoryOf = null)
{
    /// <summary>The user's code that is measured instead of the document's workloads.</summary>
    public IReadOnlyList<CodeRequest> Code { get; init; } = [];
}
