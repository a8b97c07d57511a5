using GilBench.Model;

namespace GilBench.Regression;

/// <summary>Arms whose times are judged together too: those of one workload, and all of them.</summary>
/// <param name="Name">Such as <c>score:6 arms together</c>.</param>
/// <param name="Arms">Their names.</param>
internal sealed record TogetherGroup(string Name, IReadOnlyList<string> Arms)
{
    /// <summary>The median of two is their mean, which a change of one of them moves.</summary>
    private const int FewestArms = 3;

    /// <summary>Stands where a workload stands in other names.</summary>
    public const string Everything = "all workloads";

    /// <returns>Of everything where there are several workloads, and of each workload; none of fewer than three arms.</returns>
    public static IReadOnlyList<TogetherGroup> Of(IReadOnlyList<ComparedArm> compared)
    {
        var workloads = compared.Select(arm => arm.Name).Distinct().GroupBy(ComparedArm.WorkloadOf).ToList();
        return
        [
            .. new[] { workloads.Count > 1 ? Of(Everything, [.. workloads.SelectMany(names => names)]) : null }
                .Concat(workloads.Select(names => Of(names.Key, [.. names])))
                .OfType<TogetherGroup>()
                .Where(group => group.Arms.Count >= FewestArms),
        ];
    }

    /// <param name="sides">Of arms, by name; those that are missing were not measured.</param>
    public ComparedSides SidesOf(IReadOnlyDictionary<string, ComparedSides> sides) =>
        ComparedSides.Together(Name, GatedMetric.Time, [.. Arms.Where(sides.ContainsKey).Select(arm => sides[arm])]);

    private static TogetherGroup Of(string workload, IReadOnlyList<string> arms) => new($"{workload}:{arms.Count} arms together", arms);
}
