using GilBench.Model;
using GilBench.Statistics.Sampling;

namespace GilBench.Running;

/// <summary>From a plan's groups to the worker processes of one block. Pure.</summary>
/// <param name="launched">The arms that the block measures.</param>
internal sealed class GroupMembers(Plan plan, IReadOnlyList<ArmSetting> launched, RunProgress progress)
{
    private readonly Dictionary<string, ArmSetting> _launched = launched.ToDictionary(setting => setting.Arm.Id);

    public int MinimumBlocks => plan.Sampling.MinimumBlocks;

    /// <summary>The groups of a block that have an arm to measure, in the block's order.</summary>
    public IReadOnlyList<int> GroupOrder(int block) =>
        [.. new BlockShuffler(plan.Seed).Order(block, plan.Groups.Count).Where(group => plan.Groups[group].Arms.Any(_launched.ContainsKey))];

    /// <summary>How many workers a block starts.</summary>
    public int LanesOf(IReadOnlyList<int> groups, int block) => groups.Sum(group => MembersOf(block, group).Count);

    public GroupPlan PlanOf(int block, int group, int attempt) => new(
        block, group, attempt, MembersOf(block, group), progress.RoundsOf(group) ?? plan.Groups[group].Rounds, plan.Seed, plan.Sampling.SideBySide);

    private List<GroupMember> MembersOf(int block, int group)
    {
        var settings = plan.Groups[group].Arms.Where(_launched.ContainsKey).Select(id => _launched[id]).ToList();
        var widest = settings.MaxBy(setting => setting.Arm.Cores)!.Cores;
        return [.. settings.SelectMany(setting => CoresOf(setting, widest, block).Select(cores => new GroupMember(
            setting, cores, LaunchRequests.TasksOf(setting, progress.CalibrationOf(setting)), Warmup.SecondsAfterCold(setting.Language, setting.Workload.Kind))))];
    }

    /// <summary>
    /// A base of one worker that computes stands on each core that the others have; where those are many, on four, other ones in each block.
    /// </summary>
    private static IEnumerable<IReadOnlyList<int>> CoresOf(ArmSetting setting, IReadOnlyList<int> widest, int block)
    {
        if (setting.Arm is not { Cores: 1, Workers: 1 } || setting.Workload.Kind == WorkloadKind.Io || widest.Count == 1)
        {
            return [setting.Cores];
        }

        var count = Math.Min(ArmGroup.MostBaseCores, widest.Count);
        return Enumerable.Range(0, count).Select(index => (IReadOnlyList<int>)[widest[((block * count) + index) % widest.Count]]);
    }
}
