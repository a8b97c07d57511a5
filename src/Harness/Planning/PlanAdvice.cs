using GilBench.Model;

namespace GilBench.Planning;

/// <summary>What to do where a budget has no time for the blocks that an answer needs. Pure.</summary>
/// <param name="Blocks">The fewest that give one.</param>
/// <param name="NeededSeconds">What so many blocks of all that was asked take at least.</param>
/// <param name="Workloads">Without these, so many blocks fit; empty where no workload need be left out, or leaving out none helps.</param>
/// <param name="Models">Without these execution models too.</param>
internal sealed record PlanAdvice(int Blocks, double NeededSeconds, IReadOnlyList<string> Workloads, IReadOnlyList<string> Models)
{
    /// <returns>Null where the plan has as many blocks as an interval needs.</returns>
    public static PlanAdvice? For(Plan plan, PlanRequest request, PlanningContext context)
    {
        if (plan.Sampling.MinimumBlocks >= PlanAmount.FewestBlocks)
        {
            return null;
        }

        var least = Least(request, PlanAmount.FewestBlocks);
        IReadOnlyList<Arm> asked = [.. plan.Arms.Where(arm => arm.Role == ArmRole.Measured)];
        var (workloads, models) = Leaving(asked, Seconds, (request.Budget ?? request.Profile.Budget).TotalSeconds);
        return new PlanAdvice(PlanAmount.FewestBlocks, Seconds(asked), workloads, models);

        double Seconds(IReadOnlyList<Arm> arms) => Planner.MakeOf(arms, [], least, context).EstimateSeconds;
    }

    /// <summary>The same request with so many blocks, and of everything else the least that a budget leaves.</summary>
    public static PlanRequest Least(PlanRequest request, int blocks) => request with
    {
        Budget = null,
        Profile = request.Profile with { MinimumBlocks = blocks, Budget = TimeSpan.Zero, SideBySide = true },
    };

    /// <summary>
    /// A single workload or, failing that, a single model, the one that spares most of what was asked; else the dearest, as many as it
    /// takes.
    /// </summary>
    private static (IReadOnlyList<string> Workloads, IReadOnlyList<string> Models) Leaving(
        IReadOnlyList<Arm> asked, Func<IReadOnlyList<Arm>, double> seconds, double budget)
    {
        // Six blocks of several workloads take what those of each do: so few plans are made. The choice is then planned to be sure.
        var total = seconds(asked);
        var alone = asked
            .GroupBy(arm => arm.Workload)
            .ToDictionary(same => same.Key, same => seconds([.. same]) - PlanAmount.PreparationSeconds);
        IReadOnlyList<string> workloads = [.. alone.OrderByDescending(one => one.Value).Select(one => one.Key)];
        if (workloads.LastOrDefault(one => total - alone[one] <= budget && Fits(arm => arm.Workload != one)) is { } workload)
        {
            return ([workload], []);
        }

        // Of many workloads one model leaves too much: only of a few it is worth the search.
        if (workloads.Count <= 2 && DearestFirst(asked, arm => arm.Model).LastOrDefault(one => Fits(arm => arm.Model != one)) is { } model)
        {
            return ([], [model]);
        }

        for (var count = 2; count < workloads.Count; count++)
        {
            var dearest = workloads.Take(count).ToHashSet();
            if (total - dearest.Sum(one => alone[one]) <= budget && Fits(arm => !dearest.Contains(arm.Workload)))
            {
                return ([.. workloads.Take(count)], []);
            }
        }

        var cheapest = workloads[^1];
        var models = DearestFirst([.. asked.Where(arm => arm.Workload == cheapest)], arm => arm.Model);
        for (var count = 1; count < models.Count; count++)
        {
            var dearest = models.Take(count).ToHashSet();
            if (Fits(arm => arm.Workload == cheapest && !dearest.Contains(arm.Model)))
            {
                return ([.. workloads.SkipLast(1)], [.. models.Take(count)]);
            }
        }

        return ([], []);

        bool Fits(Func<Arm, bool> stays)
        {
            IReadOnlyList<Arm> left = [.. asked.Where(stays)];
            return left.Count > 0 && seconds(left) <= budget;
        }

        IReadOnlyList<string> DearestFirst(IReadOnlyList<Arm> arms, Func<Arm, string> name) =>
            [.. arms.GroupBy(name).OrderByDescending(same => seconds([.. same])).Select(same => same.Key)];
    }
}
