namespace GilBench.Statistics.Sampling;

internal enum StoppingDecision
{
    Continue,

    /// <summary>Every interval is as narrow as asked.</summary>
    NarrowEnough,

    /// <summary>The largest number of blocks is reached; some interval is still wider than asked.</summary>
    BlocksExhausted,
}
