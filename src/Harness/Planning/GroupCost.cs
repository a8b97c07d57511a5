namespace GilBench.Planning;

/// <summary>What a group takes in a block, as far as it is known beforehand: of what computes, as many slices of the fastest arm's length.</summary>
/// <param name="BesideSeconds">Starting, first use, warm-up and ending, without what computes there.</param>
/// <param name="BesideSlices">What computes there.</param>
/// <param name="RoundSeconds">A round, without what is calibrated to a slice's length.</param>
/// <param name="RoundSlices">What computes in a round.</param>
internal sealed record GroupCost(double BesideSeconds, double BesideSlices, double RoundSeconds, double RoundSlices)
{
    public double SecondsOfRound(double sliceSeconds) => RoundSeconds + (RoundSlices * sliceSeconds);

    public double SecondsOfBlock(int rounds, double sliceSeconds) =>
        BesideSeconds + (BesideSlices * sliceSeconds) + (rounds * SecondsOfRound(sliceSeconds));
}
