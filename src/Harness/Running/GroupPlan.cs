using GilBench.Model;

namespace GilBench.Running;

/// <summary>One group of one block: which workers stand ready at once, and how many rounds they run.</summary>
/// <param name="Group">Its place in the plan, from 0.</param>
/// <param name="Attempt">1, and one more each time it has to be run again.</param>
/// <param name="Rounds">Rounds that are to count.</param>
/// <param name="Seed">The run's.</param>
/// <param name="SideBySide">Whether workers start at once, which is quicker but leaves their start-up and first use untimed.</param>
internal sealed record GroupPlan(
    int Block, int Group, int Attempt, IReadOnlyList<GroupMember> Members, int Rounds, ulong Seed, bool SideBySide)
{
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
internal sealed record GroupMember(ResolvedArm Resolved, IReadOnlyList<int> Cores, int Tasks, double WarmupSeconds);
