namespace GilBench.Statistics.Gates;

internal enum GateOutcome
{
    Passed,
    Failed,

    /// <summary>Something alarmed once and has not been run again.</summary>
    RerunNeeded,

    /// <summary>Arms alarmed twice, but so did a sentinel that had been quiet: the machine is suspected.</summary>
    Inconclusive,
}
