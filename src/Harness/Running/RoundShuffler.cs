using GilBench.Statistics.Sampling;

namespace GilBench.Running;

/// <summary>
/// The orders of a group: of its start (round 0) and of each round. They follow from seed, block, group, attempt and round alone. In a
/// round an arm stands beside its one-worker baselines and its A/A control: what disturbs a core lasts for a tenth of a second or a few, so
/// that slices say more of each other the closer they are (the speed of Python on a shared core, on a logarithmic scale, correlated with
/// itself by 0.7 after 10 ms, 0.5 after 100 ms and 0.4 after 200 ms). These families follow each other in a shuffled order, and so do the
/// members of each.
/// </summary>
internal sealed class RoundShuffler(GroupPlan plan)
{
    /// <summary>A smaller group is one family: all of it is close, and neither of two builds may always stand at an end.</summary>
    private const int FewestOfFamilies = 5;

    private const int MostGroups = 1 << 12;
    private const int MostAttempts = 1 << 8;
    private const int MostRounds = 1 << 20;

    /// <returns>The places of the members, in the order of this round.</returns>
    public int[] Of(int round)
    {
        var shuffler = new BlockShuffler(plan.Seed);
        var number = (((((long)plan.Block * MostGroups) + plan.Group) * MostAttempts) + plan.Attempt) * MostRounds + round;
        return round == 0 || plan.Members.Count < FewestOfFamilies
            ? shuffler.Order(number, plan.Members.Count)
            : shuffler.OrderByFamily(number, plan.Members.Count, index => FamilyOf(plan.Members[index]));
    }

    /// <summary>What an arm has in common with what its gain is taken over.</summary>
    private static (string Workload, string ParameterSet, string Model, string Runtime, int Launch) FamilyOf(GroupMember member)
    {
        var arm = member.Resolved.Arm;
        return (arm.Workload, arm.ParameterSet, arm.Model, arm.Runtime, member.Launch);
    }
}
