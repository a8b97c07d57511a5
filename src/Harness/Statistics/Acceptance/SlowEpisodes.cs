using GilBench.Statistics.Sampling;

namespace GilBench.Statistics.Acceptance;

/// <summary>How something else slows a core down for a while, again and again, as a neighbour on the sibling hyperthread does.</summary>
/// <param name="ShortestSeconds">Durations are spread evenly on a logarithmic scale, from here …</param>
/// <param name="LongestSeconds">… to here.</param>
/// <param name="Share">Of the time, on average.</param>
/// <param name="Speed">During an episode, as a share of the core's own.</param>
internal sealed record SlowEpisodes(double ShortestSeconds, double LongestSeconds, double Share, double Speed)
{
    public double Duration(SplitMix64 generator) => ShortestSeconds * Math.Pow(LongestSeconds / ShortestSeconds, generator.Unit());

    /// <summary>The time until the next one.</summary>
    public double Gap(SplitMix64 generator) => -Math.Log(1 - generator.Unit()) * MeanDuration * (1 - Share) / Share;

    private double MeanDuration => LongestSeconds > ShortestSeconds
        ? (LongestSeconds - ShortestSeconds) / Math.Log(LongestSeconds / ShortestSeconds)
        : LongestSeconds;
}
