namespace GilBench.Reporting.Charts;

internal enum AxisScale
{
    Linear,

    /// <summary>Ticks at 1, 2, 5 of every power of ten.</summary>
    Log10,

    /// <summary>Ticks at powers of two: cores and what they gain.</summary>
    Log2,
}
