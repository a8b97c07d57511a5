using GilBench.Model;
using GilBench.Statistics.Sampling;

namespace GilBench.Running;

/// <summary>From a plan's groups to the worker processes of one block. Pure.</summary>
/// <param name="launched">The arms that the block measures.</param>
internal sealed class GroupMembers(Plan plan, IReadOnlyList<ResolvedArm> launched, RunProgress progress)
{
    private readonly Dictionary<string, ResolvedArm> _launched = launched.ToDictionary(resolved => resolved.Arm.Id);

    public int MinimumBlocks => plan.Sampling.MinimumBlocks;

    /// <summary>The groups of a block that have an arm to measure, in the block's order.</summary>
    public IReadOnlyList<int> GroupOrder(int block) =>
        [.. new BlockShuffler(plan.Seed).Order(block, plan.Groups.Count).Where(group => plan.Groups[group].Arms.Any(_launched.ContainsKey))];

    /// <summary>How many worker processes a block starts.</summary>
    public int LaunchesOf(IReadOnlyList<int> groups, int block) => groups.Sum(group => MembersOf(block, group).Count);

    public GroupPlan PlanOf(int block, int group, int attempt) => new(
        block, group, attempt, MembersOf(block, group), progress.RoundsOf(group) ?? plan.Groups[group].Rounds, plan.Seed, plan.Sampling.StartsSideBySide(block));

    private List<GroupMember> MembersOf(int block, int group)
    {
        var resolvedArms = plan.Groups[group].Arms.Where(_launched.ContainsKey).Select(id => _launched[id]).ToList();
        var widest = resolvedArms.MaxBy(resolved => resolved.Arm.Cores)!.Cores;
        return [.. resolvedArms.SelectMany(resolved => CoresOf(resolved, widest, block).Select(cores => new GroupMember(
            resolved, cores, LaunchRequests.TasksOf(resolved, progress.CalibrationOf(resolved)), Warmup.SecondsAfterCold(resolved.Language, resolved.Workload.Kind))))];
    }

    /// <summary>
    /// A one-worker baseline that computes stands on each core that the others have; where those are many, on four, other ones in each block.
    /// </summary>
    private static IEnumerable<IReadOnlyList<int>> CoresOf(ResolvedArm resolved, IReadOnlyList<int> widest, int block)
    {
        if (resolved.Arm is not { Cores: 1, Workers: 1 } || resolved.Workload.Kind == WorkloadKind.Io || widest.Count == 1)
        {
            return [resolved.Cores];
        }

        var count = Math.Min(ArmGroup.MostBaseCores, widest.Count);
        return Enumerable.Range(0, count).Select(index => (IReadOnlyList<int>)[widest[((block * count) + index) % widest.Count]]);
    }
}
