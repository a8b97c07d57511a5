using GilBench.Model;
using GilBench.Statistics.Gates;

namespace GilBench.Planning;

/// <summary>
/// Plans a comparison: for each arm that both sides have a group of three launches in the same rounds, base, base again and head. The base
/// stands there twice because what differs between the two is this machine's noise, which decides how large a difference means something
/// (docs/measurement.md, 5). A group holds one arm alone: the closer in time the slices are, the more of what disturbs them they share.
/// Pure.
/// </summary>
internal static class ComparisonPlanner
{
    /// <summary>What base and head workloads are called beside each other.</summary>
    private const string BaseSuffix = ".base";
    private const string HeadSuffix = ".head";

    /// <summary>The user's code on one side, named apart from that on the other.</summary>
    public static WorkloadRow OnSide(WorkloadRow workload, bool isHead) => workload with
    {
        Id = workload.Id + (isHead ? HeadSuffix : BaseSuffix),
        ComparedAs = workload.Id,
    };

    /// <param name="context">Its workloads are those of both sides (<see cref="OnSide"/>).</param>
    /// <exception cref="UsageException">The selection leaves nothing that both sides have.</exception>
    public static (Plan Plan, IReadOnlyList<ComparedArm> Arms) OfRevisions(PlanRequest request, PlanningContext context)
    {
        var (measured, omitted) = ArmList.Build(request, context);
        var heads = measured.Where(arm => arm.Workload.EndsWith(HeadSuffix, StringComparison.Ordinal))
            .ToDictionary(arm => NameOf(arm, context));
        List<(Arm Base, Arm Head)> pairs =
        [
            .. from arm in measured
               where arm.Workload.EndsWith(BaseSuffix, StringComparison.Ordinal) && heads.ContainsKey(NameOf(arm, context))
               select (arm, heads[NameOf(arm, context)]),
        ];
        return PlanOf(pairs, omitted, request, context, arm => NameOf(arm, context));
    }

    /// <param name="baseRuntime">Id of the base's interpreter.</param>
    /// <param name="headRuntime">Id of the head's.</param>
    /// <exception cref="UsageException">The selection leaves nothing that both interpreters can run.</exception>
    public static (Plan Plan, IReadOnlyList<ComparedArm> Arms) OfInterpreters(
        PlanRequest request, PlanningContext context, string baseRuntime, string headRuntime)
    {
        var (measured, omitted) = ArmList.Build(request, context);
        var heads = measured.Where(arm => arm.Runtime == headRuntime).ToDictionary(WithoutRuntime);
        List<(Arm Base, Arm Head)> pairs =
        [
            .. from arm in measured
               where arm.Runtime == baseRuntime && heads.ContainsKey(WithoutRuntime(arm))
               select (arm, heads[WithoutRuntime(arm)]),
        ];
        return PlanOf(pairs, omitted, request, context, WithoutRuntime);
    }

    /// <summary>Each arm against itself alone.</summary>
    /// <exception cref="UsageException">The selection leaves nothing to measure.</exception>
    public static (Plan Plan, IReadOnlyList<ComparedArm> Arms) OfCalibration(PlanRequest request, PlanningContext context)
    {
        var (measured, omitted) = ArmList.Build(request, context);
        return PlanOf([.. measured.Select(arm => (arm, arm))], omitted, request, context, arm => arm.Id);
    }

    /// <summary>Some of the arms once more.</summary>
    /// <param name="first">The plan that had them.</param>
    public static Plan Again(Plan first, IReadOnlyList<ComparedArm> arms, PlanRequest request, PlanningContext context)
    {
        var byId = first.Arms.ToDictionary(arm => arm.Id);
        return Planner.PlanOfGroups(
            [.. arms.Select(arm => (IReadOnlyList<Arm>)[.. arm.Ids.Select(id => byId[id])])], [],
            WithBlocksFor(arms.Count + SlowDownGate.SentinelCount, request), context);
    }

    /// <summary>What to do where the budget has no time for the blocks that an alarm about so many arms takes.</summary>
    /// <returns>Null where the plan has them.</returns>
    public static PlanAdvice? AdviceFor(Plan plan, PlanRequest request, PlanningContext context)
    {
        var fewest = SlowDownGate.FewestBlocks(plan.Groups.Count);
        if (plan.Sampling.MinimumBlocks >= fewest)
        {
            return null;
        }

        var byId = plan.Arms.ToDictionary(arm => arm.Id);
        var least = PlanAdvice.Least(WithBlocksFor(plan.Groups.Count, request), fewest);
        IReadOnlyList<IReadOnlyList<Arm>> groups = [.. plan.Groups.Select(group => group.Arms.Select(id => byId[id]).ToList())];
        return new PlanAdvice(fewest, Planner.PlanOfGroups(groups, [], least, context).EstimateSeconds, [], []);
    }

    private static (Plan Plan, IReadOnlyList<ComparedArm> Arms) PlanOf(
        List<(Arm Base, Arm Head)> pairs,
        IReadOnlyList<OmittedArm> omitted,
        PlanRequest request,
        PlanningContext context,
        Func<Arm, string> nameOf)
    {
        if (pairs is [])
        {
            throw new UsageException("The selection leaves no arm that base and head both have" + (omitted is [var first, ..]
                ? $": {first.Workload} under {first.Model} on {first.Runtime}: {first.Reason}."
                : "; 'list arms' shows what there is."));
        }

        List<IReadOnlyList<Arm>> groups = [];
        List<ComparedArm> compared = [];
        foreach (var (over, head) in pairs)
        {
            var again = ControlArms.AaControlOf(over);
            groups.Add([.. new[] { over, again, head }.DistinctBy(arm => arm.Id)]);
            compared.Add(new ComparedArm(nameOf(over), over.Id, again.Id, head.Id, NoiseKindOf(over, context)));
        }

        return (Planner.PlanOfGroups(groups, omitted, WithBlocksFor(compared.Count, request), context), compared);
    }

    /// <summary>A budget gives up no blocks without which none of so many arms could alarm, as long as it has time for them.</summary>
    private static PlanRequest WithBlocksFor(int arms, PlanRequest request)
    {
        var fewest = Math.Max(request.Profile.FewestBlocks, SlowDownGate.FewestBlocks(arms));
        return request with
        {
            MemoryOf = new HashSet<string>(),
            Profile = request.Profile with { FewestBlocks = fewest, MinimumBlocks = Math.Max(request.Profile.MinimumBlocks, fewest) },
        };
    }

    private static string NameOf(Arm arm, PlanningContext context) => Arm.IdOf(
        context.WorkloadOf(arm).CalibratedAs, arm.ParameterSet, arm.Model, arm.Runtime, arm.Cores, arm.Workers, arm.Weak, aaControl: false);

    private static string WithoutRuntime(Arm arm) => Arm.IdOf(
        arm.Workload, arm.ParameterSet, arm.Model, "python", arm.Cores, arm.Workers, arm.Weak, aaControl: false);

    /// <summary>How work is spread, on what and on how many cores decides on noise far more than what the work is.</summary>
    private static string NoiseKindOf(Arm arm, PlanningContext context)
    {
        var kind = context.WorkloadOf(arm).Kind.ToString().ToLowerInvariant();
        return Arm.IdOf(kind, ParameterSetNames.Calibrated, arm.Model, arm.Runtime, arm.Cores, arm.Workers, arm.Weak, aaControl: false);
    }
}
