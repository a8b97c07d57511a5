using GilBench.Statistics.Sampling;

namespace GilBench.Statistics.Acceptance;

/// <summary>
/// Runs a simulated experiment many times on all cores; each repetition has its own stream, so the order they run in changes nothing.
/// </summary>
internal static class Repetitions
{
    /// <summary>The share of repetitions in which the experiment answered yes.</summary>
    public static double Share(int repetitions, ulong seed, Func<SplitMix64, bool> experiment) =>
        Collect(repetitions, seed, experiment).Count(answer => answer) / (double)repetitions;

    /// <summary>What each repetition gave, in the order of repetitions.</summary>
    public static T[] Collect<T>(int repetitions, ulong seed, Func<SplitMix64, T> experiment)
    {
        var results = new T[repetitions];
        Parallel.For(0, repetitions, repetition => results[repetition] = experiment(SplitMix64.For(seed, (ulong)repetition)));
        return results;
    }
}
