using GilBench.Model;

namespace GilBench.Planning;

/// <summary>
/// Which arms are compared with each other, so that their workers take turns (measurement, section 1). Pure.
/// </summary>
internal static class Grouping
{
    /// <summary>A wider machine has a group for each core count: a one-worker base there runs on some of the cores, not on all of them.</summary>
    private const int MostCoresTogether = ArmGroup.MostBaseCores;

    /// <summary>Processes that stand ready at once: enough for the arms of a workload on a few cores, few enough for any machine.</summary>
    private const int UsualProcesses = 96;

    /// <summary>Part of the machine's memory that a group may hold.</summary>
    private const double MemoryShare = 0.5;

    /// <summary>The most processes of any group of a plan: an arm on many cores with its controls is more than the usual number.</summary>
    public static int MostProcesses(IReadOnlyList<Arm> arms, ArmCosts costs) =>
        Math.Max(UsualProcesses, 4 * arms.Select(costs.ProcessesOf).DefaultIfEmpty(1).Max());

    /// <summary>Splits arms into groups, each with its controls.</summary>
    /// <param name="arms">Those asked for, without controls.</param>
    /// <param name="pairs">Ids of arms that are compared though they are not of one workload.</param>
    /// <param name="controlsOf">The bases, A/A controls and native controls of a group's arms.</param>
    /// <returns>Never an empty group; every arm is in one.</returns>
    public static IReadOnlyList<IReadOnlyList<Arm>> Of(
        IReadOnlyList<Arm> arms, IReadOnlyList<(string, string)> pairs, PlanGround ground, ArmCosts costs, Func<IReadOnlyList<Arm>, IReadOnlyList<Arm>> controlsOf)
    {
        var mostProcesses = MostProcesses(arms, costs);
        var mostBytes = ground.MemoryBytes is { } memory ? (long)(memory * MemoryShare) : long.MaxValue;
        return [.. Together(arms, pairs).SelectMany(ByCores).SelectMany(group => Bounded(group))];

        IEnumerable<IReadOnlyList<Arm>> Bounded(IReadOnlyList<Arm> group)
        {
            var whole = WithControls(group);
            var members = whole.SelectMany(arm => Enumerable.Repeat(arm, LanesOf(arm, whole, ground))).ToList();
            var several = group.Where(arm => arm.Workers > 1 || arm.Cores > 1).ToList();
            if (several.Count < 2 || (members.Sum(costs.ProcessesOf) <= mostProcesses && members.Sum(costs.BytesOf) <= mostBytes))
            {
                return [whole];
            }

            // Half of the arms each; the one-worker arms, against which they are compared, go with both.
            var alone = group.Except(several).ToList();
            var half = several.Count / 2;
            return Bounded([.. several.Take(half), .. alone.Where(one => Concerns(one, several.Take(half)))])
                .Concat(Bounded([.. several.Skip(half), .. alone]));
        }

        IReadOnlyList<Arm> WithControls(IReadOnlyList<Arm> group) => [.. group.Concat(controlsOf(group)).DistinctBy(arm => arm.Id)];
    }

    /// <summary>
    /// Worker processes of an arm in a group: a base of one worker has one on each core that the others have, up to four, so that it sees what they
    /// see; whatever waits needs no cores.
    /// </summary>
    public static int LanesOf(Arm arm, IReadOnlyList<Arm> group, PlanGround ground) =>
        arm is { Cores: 1, Workers: 1 } && ground.Workloads.First(workload => workload.Id == arm.Workload).Kind != WorkloadKind.Io
            ? Math.Min(MostCoresTogether, group.Max(other => other.Cores))
            : 1;

    private static bool Concerns(Arm one, IEnumerable<Arm> others) =>
        others.Any(other => other.Runtime == one.Runtime || other.Model == one.Model);

    /// <summary>Arms of one workload and its sizes, and of those that are compared with them.</summary>
    private static List<List<Arm>> Together(IReadOnlyList<Arm> arms, IReadOnlyList<(string, string)> pairs)
    {
        var groups = arms.GroupBy(arm => (arm.Workload, arm.ParameterSet)).Select(group => group.ToList()).ToList();
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

    private static IEnumerable<IReadOnlyList<Arm>> ByCores(List<Arm> group)
    {
        var counts = group.Select(arm => arm.Cores).Where(cores => cores > 1).Distinct().Order().ToList();
        if (counts is [] || counts[^1] <= MostCoresTogether)
        {
            return [group];
        }

        var narrow = counts.Where(cores => cores <= MostCoresTogether).ToHashSet();
        var alone = group.Where(arm => arm.Cores == 1).ToList();
        return (narrow.Count > 0 ? [group.Where(arm => arm.Cores > 1 && narrow.Contains(arm.Cores)).ToList()] : Array.Empty<List<Arm>>())
            .Concat(counts.Where(cores => !narrow.Contains(cores)).Select(cores => group.Where(arm => arm.Cores == cores).ToList()))
            .Select(several => (IReadOnlyList<Arm>)[.. several, .. alone.Where(one => Concerns(one, several))]);
    }
}
