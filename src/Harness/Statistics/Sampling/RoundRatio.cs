namespace GilBench.Statistics.Sampling;

/// <summary>
/// What a ratio counts for in a block of rounds. Only slices of the same round are compared, because what disturbs a machine lasts for
/// some of them; and the rounds of a block are one value, because they share its launches.
/// </summary>
internal static class RoundRatio
{
    /// <summary>
    /// n / Σ(1/t): what a slice would have taken at the mean of the rates at which it ran. The time, in a round, of a one-worker baseline
    /// that ran once on each core of the arm. R: <c>length(t) / sum(1 / t)</c>.
    /// </summary>
    /// <param name="times">One a core, in any unit.</param>
    /// <exception cref="ArgumentException">There is none, or one is not a finite time above 0.</exception>
    public static double TimeAtMeanRate(ReadOnlySpan<double> times)
    {
        var rates = 0.0;
        foreach (var time in times)
        {
            rates += 1 / Time(time);
        }

        return rates > 0
            ? times.Length / rates
            : throw new ArgumentException("A round without a slice of the base has no time.", nameof(times));
    }

    /// <summary>The median over a block's rounds of ln(base/arm). R: <c>median(log(base / arm))</c>.</summary>
    /// <returns>Null where no round has both: rounds that lack either are left out, never paired with others.</returns>
    public static double? LogRatio(RoundTimes arm) => MedianOf(LogRatios(arm));

    /// <summary>
    /// The median over a block's rounds of ln(base/arm) − ln(ceiling base/ceiling): what share of the gain that the hardware permitted in
    /// the same round the arm reached. R: <c>median(log(base / arm) - log(ceilingBase / ceiling))</c>.
    /// </summary>
    /// <returns>Null where no round has all four.</returns>
    public static double? LogEfficiency(RoundTimes arm, RoundTimes ceiling)
    {
        var reached = LogRatios(ceiling);
        return MedianOf(LogRatios(arm)
            .Where(round => reached.ContainsKey(round.Key))
            .ToDictionary(round => round.Key, round => round.Value - reached[round.Key]));
    }

    private static Dictionary<int, double> LogRatios(RoundTimes arm) => arm.Base
        .Where(round => arm.Arm.ContainsKey(round.Key))
        .ToDictionary(round => round.Key, round => Math.Log(Time(round.Value) / Time(arm.Arm[round.Key])));

    private static double? MedianOf(Dictionary<int, double> rounds) =>
        rounds.Count == 0 ? null : LaunchValue.Median(rounds.Values.ToArray());

    private static double Time(double value) => value > 0 && double.IsFinite(value)
        ? value
        : throw new ArgumentException($"A slice has the value {value}; a ratio needs a finite time above 0, so leave that round out.");
}

/// <summary>An arm and what it is compared with in one block, each by number of round, in the same unit.</summary>
/// <param name="Base">Where it ran on several cores: <see cref="RoundRatio.TimeAtMeanRate"/>.</param>
internal sealed record RoundTimes(IReadOnlyDictionary<int, double> Base, IReadOnlyDictionary<int, double> Arm);
