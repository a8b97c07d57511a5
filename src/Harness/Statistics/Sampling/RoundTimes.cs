namespace GilBench.Statistics.Sampling;

/// <summary>An arm and what it is compared with in one block, each by number of round, in the same unit.</summary>
/// <param name="Base">Where it ran on several cores: <see cref="RoundRatio.TimeAtMeanRate"/>.</param>
internal sealed record RoundTimes(IReadOnlyDictionary<int, double> Base, IReadOnlyDictionary<int, double> Arm);
