namespace GilBench.Statistics.Verdicts;

/// <summary>What the hardware permitted in the same rounds: the positive control, native code of the same parallelism.</summary>
/// <param name="Parallelism">How many cores can work at once: the smaller of workers and cores.</param>
/// <param name="SpeedUp">The control's own speed-up; null where it was not measured.</param>
/// <param name="Efficiency">
/// The arm's speed-up over the control's, paired by round; null where the claim is not about efficiency or no block has both.
/// </param>
internal sealed record NativeCeiling(int Parallelism, Estimate? SpeedUp, Estimate? Efficiency = null)
{
    /// <summary>A native gain that is known to be smaller says that there are no further cores to use.</summary>
    public const double LeastUsefulGain = 1.2;

    /// <summary>The share of the ideal below which a report warns of the hardware; no verdict rests on it.</summary>
    private const double WarningShare = 0.75;

    /// <summary>
    /// What share of the native gain equal shares of the arm's work could reach: below 1 where the cores ran its code at unequal speeds and
    /// the control not. A gain is not missed by the runtime alone where this is why.
    /// </summary>
    public double OfSlowestCore { get; init; } = 1;

    /// <summary>Whether even the upper end is too small for any claim about parallel gain.</summary>
    public bool HasNoCoresToGive => SpeedUp is { HasInterval: true } speedUp && speedUp.High < LeastUsefulGain;

    /// <summary>
    /// Whether the hardware is shown to permit a gain of <paramref name="factor"/>. More than there are cores is no gain from cores, and
    /// needs none shown.
    /// </summary>
    public bool IsShownToReach(double factor) => factor > Parallelism || (SpeedUp is { } speedUp && speedUp.Low >= factor);

    public static double LeastGain(int parallelism) => WarningShare * parallelism;
}
