using GilBench.Model;

namespace GilBench.Planning;

/// <summary>
/// Which arms are compared with each other, so that their workers take turns (docs/measurement.md, 1). Pure.
/// </summary>
internal static class Grouping
{
    /// <summary>
    /// A wider machine has a group for each core count: a one-worker baseline there runs on some of the cores, not on all of them.
    /// </summary>
    private const int MostCoresTogether = ArmGroup.MostBaseCores;

    /// <summary>Processes that stand ready at once: enough for the arms of a workload on a few cores, few enough for any machine.</summary>
    private const int UsualProcesses = 160;

    /// <summary>Part of the machine's memory that a group may hold.</summary>
    private const double MemoryShare = 0.5;

    /// <summary>The most processes of any group of a plan: an arm on many cores with its controls is more than the usual number.</summary>
    public static int MostProcesses(IReadOnlyList<Arm> arms, ArmCosts costs) =>
        Math.Max(UsualProcesses, 4 * arms.Select(costs.ProcessesOf).DefaultIfEmpty(1).Max());

    /// <summary>Splits arms into groups, each with its controls.</summary>
    /// <param name="arms">Those asked for, without controls.</param>
    /// <param name="pairs">Ids of arms that are compared though they are not of one workload.</param>
    /// <param name="controlsOf">The one-worker baselines, A/A controls and native controls of a group's arms.</param>
    /// <returns>Never an empty group; every arm is in one.</returns>
    public static IReadOnlyList<IReadOnlyList<Arm>> Of(
        IReadOnlyList<Arm> arms,
        IReadOnlyList<(string, string)> pairs,
        PlanningContext context,
        ArmCosts costs,
        Func<IReadOnlyList<Arm>, IReadOnlyList<Arm>> controlsOf)
    {
        var most = Most(arms, context, costs);
        var compared = pairs.ToHashSet();
        return [.. Together(arms, pairs).SelectMany(group => ByCores(group, compared)).SelectMany(Bounded)];

        IEnumerable<IReadOnlyList<Arm>> Bounded(IReadOnlyList<Arm> group)
        {
            var whole = WithControls(group);
            return SizeOf(whole, context, costs).IsWithin(most) || Parts(group, compared) is not { } parts
                ? [whole]
                : parts.SelectMany(Bounded);
        }

        IReadOnlyList<Arm> WithControls(IReadOnlyList<Arm> group) => [.. group.Concat(controlsOf(group)).DistinctBy(arm => arm.Id)];
    }

    /// <summary>
    /// Worker processes of an arm in a group: a one-worker baseline has one on each core that the others have, up to four, so that it sees
    /// what they see; whatever waits needs no cores. Some are launched more than once on the same cores.
    /// </summary>
    public static int LaunchesOf(Arm arm, IReadOnlyList<Arm> group, PlanningContext context, ArmCosts costs) =>
        LaunchesOf(arm, group.Max(other => other.Cores), context, costs);

    private static int LaunchesOf(Arm arm, int widest, PlanningContext context, ArmCosts costs) =>
        costs.LaunchesOf(arm) * (arm is { Cores: 1, Workers: 1 } && context.WorkloadOf(arm).Kind != WorkloadKind.Io
            ? Math.Min(MostCoresTogether, widest)
            : 1);

    /// <summary>What stands ready at most at once.</summary>
    public static GroupSize Most(IReadOnlyList<Arm> arms, PlanningContext context, ArmCosts costs) => new(
        MostProcesses(arms, costs), context.MemoryBytes is { } memory ? (long)(memory * MemoryShare) : long.MaxValue);

    /// <summary>What the workers of a group hold while they stand ready.</summary>
    /// <param name="whole">Controls included.</param>
    public static GroupSize SizeOf(IReadOnlyList<Arm> whole, PlanningContext context, ArmCosts costs)
    {
        var widest = whole.Max(arm => arm.Cores);
        var counted = whole.Select(arm => (Arm: arm, Count: LaunchesOf(arm, widest, context, costs))).ToList();
        return new GroupSize(
            counted.Sum(one => (long)one.Count * costs.ProcessesOf(one.Arm)), counted.Sum(one => one.Count * costs.BytesOf(one.Arm)));
    }

    /// <summary>
    /// Half of the arms with several workers each, with those of one worker that they are compared with; what is compared with none of them
    /// stands apart. Null where nothing is left to part.
    /// </summary>
    private static IReadOnlyList<IReadOnlyList<Arm>>? Parts(IReadOnlyList<Arm> group, HashSet<(string Base, string Arm)> compared)
    {
        var several = group.Where(arm => arm.Workers > 1 || arm.Cores > 1).ToList();
        var (split, rest) = several.Count > 0 ? (several, group.Where(arm => arm is { Workers: 1, Cores: 1 }).ToList()) : ([.. group], []);
        var half = split.Count / 2;
        IReadOnlyList<IReadOnlyList<Arm>> parts =
        [
            .. new[] { split.Take(half), split.Skip(half) }
                .Select(part => (IReadOnlyList<Arm>)[.. part, .. rest.Where(one => IsBaseOfAny(one, part, compared))]),
            [.. rest.Where(one => !IsBaseOfAny(one, split, compared))],
        ];
        IReadOnlyList<IReadOnlyList<Arm>> filled = [.. parts.Where(part => part.Count > 0)];
        return filled.Count > 1 ? filled : null;
    }

    /// <summary>
    /// Whether others are compared with the arm: those of its model, with a bare loop all of its runtime, and whatever a claim compares
    /// with it.
    /// </summary>
    private static bool IsBaseOfAny(Arm one, IEnumerable<Arm> others, HashSet<(string Base, string Arm)> compared) => others.Any(other =>
        (other.Runtime == one.Runtime && (other.Model == one.Model || one.Model == "sequential"))
        || compared.Contains((one.Id, other.Id)) || compared.Contains((other.Id, one.Id)));

    /// <summary>Arms of one workload and its sizes, and of those that are compared with them.</summary>
    private static List<List<Arm>> Together(IReadOnlyList<Arm> arms, IReadOnlyList<(string, string)> pairs)
    {
        var groups = arms.GroupBy(arm => (arm.Workload, SizesOf(arm))).Select(group => group.ToList()).ToList();
        foreach (var (one, other) in pairs)
        {
            var first = groups.Find(group => group.Exists(arm => arm.Id == one));
            var second = groups.Find(group => group.Exists(arm => arm.Id == other));
            if (first is not null && second is not null && first != second)
            {
                first.AddRange(second);
                groups.Remove(second);
            }
        }

        return groups;
    }

    /// <summary>Shared arguments are compared with separate ones.</summary>
    private static string SizesOf(Arm arm) =>
        arm.ParameterSet == ParameterSetNames.Shared ? ParameterSetNames.Calibrated : arm.ParameterSet;

    private static IEnumerable<IReadOnlyList<Arm>> ByCores(List<Arm> group, HashSet<(string Base, string Arm)> compared)
    {
        var counts = group.Select(arm => arm.Cores).Where(cores => cores > 1).Distinct().Order().ToList();
        if (counts is [] || counts[^1] <= MostCoresTogether)
        {
            return [group];
        }

        // A group for all narrow counts, and one for each wide one, with the arms on one core that they are compared with; then what is
        // left of those.
        var several = group.Where(arm => arm.Cores > 1).ToList();
        var alone = group.Where(arm => arm.Cores <= 1).ToList();
        return several
            .GroupBy(arm => Math.Max(arm.Cores, MostCoresTogether))
            .OrderBy(same => same.Key)
            .Select(same => (IReadOnlyList<Arm>)[.. same, .. alone.Where(one => IsBaseOfAny(one, same, compared))])
            .Append([.. alone.Where(one => !IsBaseOfAny(one, several, compared))])
            .Where(part => part.Count > 0);
    }
}

/// <summary>Processes and bytes.</summary>
internal readonly record struct GroupSize(long Processes, long Bytes)
{
    public bool IsWithin(GroupSize most) => Processes <= most.Processes && Bytes <= most.Bytes;

    public GroupSize Add(GroupSize other) => new(Processes + other.Processes, Bytes + other.Bytes);
}
