namespace GilBench.Statistics.Gates;

/// <summary>When a comparison may say that nothing changed; what is not shown to have changed may have changed all the same.</summary>
internal static class NoDifference
{
    /// <summary>The whole interval lies within the margin, and the slow-down that is looked for would have been found.</summary>
    /// <param name="ratio">Head ÷ base; null where it was not measured.</param>
    /// <param name="margin">δ, as a share.</param>
    /// <param name="detectable">The <see cref="MinimumDetectableEffect"/>.</param>
    /// <param name="sought">The slow-down that is looked for, as a share.</param>
    public static bool IsShown(Estimate? ratio, double margin, double detectable, double sought) =>
        ratio is { HasInterval: true } && ratio.LiesWithin(margin) && detectable <= sought;
}
