using GilBench.Model;

namespace GilBench.Planning;

/// <summary>Catalogue, machine and wishes to a plan. Pure.</summary>
internal static class Planner
{
    /// <exception cref="PlanException">What was asked for cannot be had; says why.</exception>
    public static Plan Make(PlanRequest request, PlanGround ground)
    {
        var (measured, omitted) = ArmList.Build(request, ground);
        return MakeOf(measured, omitted, request, ground);
    }

    /// <summary>For the arms that a selection means, or some of them.</summary>
    /// <exception cref="PlanException">The arms need more cores than there are; says why.</exception>
    public static Plan MakeOf(IReadOnlyList<Arm> measured, IReadOnlyList<OmittedArm> omitted, PlanRequest request, PlanGround ground) =>
        PlanOf(request, ground, measured, [], omitted, group => ControlArms.For(group, ground));

    /// <summary>For arms that somebody chose one by one, with as few controls as allow a verdict.</summary>
    /// <param name="pairs">Ids of the arms that are compared with each other.</param>
    /// <exception cref="PlanException">The arms need more cores than there are; says why.</exception>
    public static Plan MakeFor(IReadOnlyList<Arm> chosen, IReadOnlyList<(string, string)> pairs, PlanRequest request, PlanGround ground)
    {
        List<Arm> sensible = [];
        List<OmittedArm> omitted = [];
        foreach (var arm in chosen)
        {
            var runtime = ground.Runtimes.First(runtime => runtime.Id == arm.Runtime);
            var model = ExecutionModels.Find(arm.Model, runtime.IsPython ? Language.Python : Language.CSharp);
            if (Sense.ReasonAgainst(ground.Workloads.First(workload => workload.Id == arm.Workload), model, runtime) is { } reason)
            {
                omitted.Add(new OmittedArm(arm.Workload, arm.Model, arm.Runtime, reason));
                continue;
            }

            sensible.Add(arm);
        }

        return PlanOf(request, ground, sensible, pairs, omitted, group => ControlArms.Fewest(group, ground));
    }

    private static Plan PlanOf(
        PlanRequest request,
        PlanGround ground,
        IReadOnlyList<Arm> measured,
        IReadOnlyList<(string, string)> pairs,
        IReadOnlyList<OmittedArm> omitted,
        Func<IReadOnlyList<Arm>, IReadOnlyList<Arm>> controlsOf)
    {
        var costs = new ArmCosts(measured, ground);
        var groups = Grouping.Of(measured, pairs, ground, costs, controlsOf);
        IReadOnlyList<Arm> arms = [.. groups.SelectMany(group => group).DistinctBy(arm => arm.Id)];
        var coreSets = CoreSetsOf(arms, ground);
        var memoryArms = arms.Where(arm => request.MemoryOf?.Contains(arm.Id) ?? arm.Role is ArmRole.Measured or ArmRole.SamePath).ToList();
        var amount = new PlanAmount(request, groups, ground, costs, memoryArms).Decide();
        return new Plan(
            request.Profile.Name, request.Seed, amount.Sampling, arms, amount.Groups, omitted, coreSets, ServerCoresOf(arms, ground),
            [.. memoryArms.Select(arm => arm.Id)], amount.EstimateSeconds);
    }

    private static Dictionary<int, IReadOnlyList<int>> CoreSetsOf(IReadOnlyList<Arm> arms, PlanGround ground) =>
        arms.Select(arm => arm.Cores).Distinct().Order().ToDictionary(count => count, count => Choose(count, ground).Cores!.Cpus);

    private static IReadOnlyList<int> ServerCoresOf(IReadOnlyList<Arm> arms, PlanGround ground)
    {
        var needed = ground.Workloads.Where(workload => workload.NeedsServer).Select(workload => workload.Id).ToHashSet();
        return arms.Any(arm => needed.Contains(arm.Workload)) ? Choose(arms.Max(arm => arm.Cores), ground).Spare.Cpus : [];
    }

    private static CoreChoice Choose(int count, PlanGround ground)
    {
        var choice = CoreSelection.Choose(ground.Topology, ground.Limits, count);
        return choice.Refusal is { } refusal ? throw new PlanException(refusal) : choice;
    }
}
