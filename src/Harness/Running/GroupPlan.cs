using GilBench.Model;
using GilBench.Statistics.Sampling;

namespace GilBench.Running;

/// <summary>One group of one block: which workers stand ready at once, and how many rounds they run.</summary>
internal sealed record GroupPlan
{
    public required int Block { get; init; }

    /// <summary>Its place in the plan, from 0.</summary>
    public required int Group { get; init; }

    /// <summary>1, and one more each time it has to be run again.</summary>
    public required int Attempt { get; init; }

    public required IReadOnlyList<GroupMember> Members { get; init; }

    /// <summary>Rounds that are to count.</summary>
    public required int Rounds { get; init; }

    /// <summary>The run's.</summary>
    public required ulong Seed { get; init; }

    /// <summary>Whether workers start at once, which is quicker but leaves their start-up and first use untimed.</summary>
    public required bool SideBySide { get; init; }

    /// <summary>A round that the environment disturbed is run again, but not without end.</summary>
    public int MostRounds => Rounds + Math.Max(2, Rounds / 2);

    /// <summary>Every core that one of the workers may run on.</summary>
    public IReadOnlyList<int> Cores => [.. Members.SelectMany(member => member.Cores).Distinct().Order()];

    /// <summary>Of the member that is started at this place.</summary>
    public string LaunchId(int order) => $"b{Block:000}-g{Group:00}-a{Attempt}-{order:000}";
}

/// <summary>One worker process of a group.</summary>
/// <param name="Cores">What it is pinned to: the arm's cores or, of a one-worker baseline, a single one of them.</param>
/// <param name="Tasks">Units of a slice.</param>
/// <param name="WarmupSeconds">How long it runs between its cold slice and the rounds.</param>
internal sealed record GroupMember(ResolvedArm Resolved, IReadOnlyList<int> Cores, int Tasks, double WarmupSeconds)
{
    /// <summary>Part of a slice that warms up: Python specialises its bytecode in a few calls, and each worker has two units.</summary>
    private const int FirstShare = 4;

    /// <summary>Which of the launches of its arm on these cores it is, from 0.</summary>
    public int Launch { get; init; }

    /// <summary>Whether first use is told by the first slice, which then has as many units as the others.</summary>
    public bool TimesFirstUse { get; init; } = true;

    /// <summary>
    /// Units of the first slice, which counts nowhere where first use is not timed. In a sweep each worker has one, which opens its
    /// connection: a whole slice by 1,000 threads beside the starts of others took 12 to 16 s. What waits elsewhere has two for each worker
    /// then, and what computes a quarter: the round after it took no longer than after a whole one (of two processes 1.09 and 1.10 times a
    /// later round in two runs, after whole ones 0.99, 1.19 and 1.16 in three; of one worker 0.98 to 1.05 either way).
    /// </summary>
    public int FirstTasks =>
        Resolved.ParameterSet.Sweep is not null ? Math.Min(Tasks, Math.Max(Resolved.Arm.Workers, LeastSlice.Waits))
        : TimesFirstUse ? Tasks
        : Math.Min(Tasks, Math.Max(2 * Resolved.Arm.Workers, Resolved.Workload.Kind == WorkloadKind.Io ? 0 : Tasks / FirstShare));

    /// <param name="slice">Its index in the launch; 0 is the first.</param>
    public int TasksOf(int slice) => slice == 0 ? FirstTasks : Tasks;
}

/// <summary>From a plan's groups to the worker processes of one block. Pure.</summary>
/// <param name="launched">The arms that the block measures.</param>
/// <param name="roundsShare">What part of the planned rounds there is time for, from 0 to 1.</param>
internal sealed class GroupMembers(Plan plan, IReadOnlyList<ResolvedArm> launched, RunProgress progress, double roundsShare = 1)
{
    /// <summary>
    /// A block of one or two rounds is left to a single disturbance, as the median of two is their mean: seen, blocks of 1.08, of rounds of
    /// 0.78 and 1.37. Two disturbed rounds of three are rare.
    /// </summary>
    private const int FewestRounds = 3;

    private readonly Dictionary<string, ResolvedArm> _launched = launched.ToDictionary(resolved => resolved.Arm.Id);

    public int MinimumBlocks => plan.Sampling.MinimumBlocks;

    /// <summary>The groups of a block that have an arm to measure, in the block's order.</summary>
    public IReadOnlyList<int> GroupOrder(int block) => [.. Batches(block).SelectMany(together => together)];

    /// <summary>
    /// The same, in parts whose workers start together: each batch of the plan where they start side by side, each group alone where
    /// their start is timed.
    /// </summary>
    public IReadOnlyList<IReadOnlyList<int>> Batches(int block) =>
    [
        .. new BlockShuffler(plan.Seed).Order(block, plan.Groups.Count)
            .Where(group => plan.Groups[group].Arms.Any(_launched.ContainsKey))
            .GroupBy(group => plan.Sampling.StartsSideBySide(block) && plan.Groups[group].Batch is { } batch
                ? (Batch: batch, Alone: (int?)null)
                : (-1, group))
            .Select(together => together.ToList()),
    ];

    /// <summary>How many worker processes a block starts.</summary>
    public int LaunchesOf(IReadOnlyList<int> groups, int block) => groups.Sum(group => MembersOf(block, group).Count);

    /// <summary>Workers of a sweep always start at once: what a first use costs, other groups tell.</summary>
    public GroupPlan PlanOf(int block, int group, int attempt)
    {
        var members = MembersOf(block, group);
        return new GroupPlan
        {
            Block = block,
            Group = group,
            Attempt = attempt,
            Members = members,
            Rounds = RoundsFor(progress.RoundsOf(group) ?? plan.Groups[group].Rounds),
            Seed = plan.Seed,
            SideBySide = plan.Sampling.StartsSideBySide(block) || members.Exists(member => member.Resolved.ParameterSet.Sweep is not null),
        };
    }

    private int RoundsFor(int planned) => Math.Max(Math.Min(planned, FewestRounds), (int)(planned * roundsShare));

    private List<GroupMember> MembersOf(int block, int group)
    {
        var resolvedArms = plan.Groups[group].Arms.Where(_launched.ContainsKey).Select(id => _launched[id]).ToList();
        var widest = resolvedArms.MaxBy(resolved => resolved.Arm.Cores)!.Cores;
        var timesFirstUse = !plan.Sampling.StartsSideBySide(block);
        return
        [
            .. from resolved in resolvedArms
               from cores in CoresOf(resolved, widest, block)
               from launch in Enumerable.Range(0, resolved.KindOfNoise.HandsOverGil ? plan.Sampling.LaunchesOnSameCores : 1)
               select MemberOn(cores, resolved) with { TimesFirstUse = timesFirstUse, Launch = launch },
        ];
    }

    private GroupMember MemberOn(IReadOnlyList<int> cores, ResolvedArm resolved) => new(
        resolved,
        cores,
        LaunchRequests.TasksOf(resolved, progress.CalibrationOf(resolved)),
        Warmup.SecondsAfterCold(resolved.Host, resolved.Workload.Kind));

    /// <summary>
    /// A one-worker baseline that computes stands on each core that the others have; where those are many, on four, other ones in each
    /// block.
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
