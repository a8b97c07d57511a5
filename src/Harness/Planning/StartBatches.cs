using GilBench.Model;

namespace GilBench.Planning;

/// <summary>
/// Which groups have their workers started together: as many as a machine can hold ready at once. Starting is then a matter of what all
/// cores can do, not of one group's slowest worker; the rounds stay each group's own. Pure.
/// </summary>
internal static class StartBatches
{
    /// <param name="groups">Controls included.</param>
    /// <returns>The number of each group's batch, from 0.</returns>
    public static IReadOnlyList<int> Of(IReadOnlyList<IReadOnlyList<Arm>> groups, PlanningContext context, ArmCosts costs)
    {
        var most = Grouping.Most([.. groups.SelectMany(group => group)], context, costs);
        List<int> batches = [];
        List<GroupSize> sizes = [];
        int? open = null;
        foreach (var group in groups)
        {
            var size = Grouping.SizeOf(group, context, costs);
            if (IsSweep(group, context))
            {
                batches.Add(sizes.Count);
                sizes.Add(size);
            }
            else if (open is { } at && sizes[at].Add(size).IsWithin(most))
            {
                batches.Add(at);
                sizes[at] = sizes[at].Add(size);
            }
            else
            {
                open = sizes.Count;
                batches.Add(sizes.Count);
                sizes.Add(size);
            }
        }

        return batches;
    }

    /// <summary>A sweep stands alone: its workers hold up to a thousand threads or connections.</summary>
    private static bool IsSweep(IReadOnlyList<Arm> group, PlanningContext context) => group.Any(arm =>
        context.WorkloadOf(arm).ParameterSets.First(set => set.Name == arm.ParameterSet).Sweep is not null);
}
