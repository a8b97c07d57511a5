using GilBench.Statistics.Sampling;

namespace GilBench.Analysis;

/// <summary>The slices of an arm in the rounds of one block and group that count.</summary>
/// <param name="Launches">One worker process each: one for most arms, one a core for a one-worker baseline.</param>
internal sealed record ArmRounds(IReadOnlyList<ArmRounds.LaunchRounds> Launches)
{
    /// <param name="Cores">What it was pinned to.</param>
    /// <param name="Seconds">Round → seconds per unit of work.</param>
    internal sealed record LaunchRounds(IReadOnlyList<int> Cores, IReadOnlyDictionary<int, double> Seconds);

    /// <summary>Every core that one of the launches was pinned to.</summary>
    public IReadOnlySet<int> Cores => Launches.SelectMany(launch => launch.Cores).ToHashSet();

    /// <param name="launches">The counting launches of one arm.</param>
    /// <returns>Block and group → its rounds there.</returns>
    public static IReadOnlyDictionary<(int Block, int Group), ArmRounds> Of(IReadOnlyList<WarmLaunch> launches) => launches
        .GroupBy(warm => (warm.Launch.Block, warm.Launch.Group))
        .ToDictionary(same => same.Key, same => new ArmRounds([.. same.Select(warm => new LaunchRounds(
            warm.Launch.AffinityAsked,
            warm.Slices.ToDictionary(slice => slice.Index, slice => Metric.TimePerUnit.Of(warm.Launch, slice)!.Value)))]));

    /// <summary>Round → seconds per unit, of several launches at the mean rate; rounds that one of them lacks are left out.</summary>
    /// <param name="cores">Those that the other side of a ratio has: launches on other cores say nothing of them. Null is all.</param>
    public IReadOnlyDictionary<int, double> Seconds(IReadOnlySet<int>? cores)
    {
        var within = cores is null ? Launches : [.. Launches.Where(launch => launch.Cores.All(cores.Contains))];
        var taken = within.Count > 0 ? within : Launches;
        return taken.Count == 1
            ? taken[0].Seconds
            : taken[0].Seconds.Keys
                .Where(round => taken.All(launch => launch.Seconds.ContainsKey(round)))
                .ToDictionary(round => round, round => RoundRatio.TimeAtMeanRate(taken.Select(launch => launch.Seconds[round]).ToArray()));
    }
}
