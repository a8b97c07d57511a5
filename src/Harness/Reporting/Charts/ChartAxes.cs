using GilBench.Reporting.Text;

namespace GilBench.Reporting.Charts;

/// <summary>Chooses scale, ends and unit of an axis from what lies on it.</summary>
internal static class ChartAxes
{
    /// <summary>Beyond this ratio of the largest to the smallest, a linear axis shows the small ones as nothing.</summary>
    private const double LinearRange = 20;

    /// <param name="values">Ends of intervals included; at least one.</param>
    public static (ChartAxis Axis, TimeUnit Unit) OfTimes(string what, IReadOnlyCollection<double> values)
    {
        var unit = IsWide(values) ? TimeUnit.For(Math.Sqrt(values.Min() * values.Max())) : TimeUnit.For(values.Max());
        return (OfAmounts($"{what} ({unit.Symbol})", [.. values.Select(value => value / unit.Seconds)]), unit);
    }

    /// <summary>From 0, or logarithmic where the range asks for it.</summary>
    public static ChartAxis OfAmounts(string label, IReadOnlyCollection<double> values) => IsWide(values)
        ? new ChartAxis(label + ChartAxis.Logarithmic, AxisScale.Log10, RoundDown(values.Min() / 1.2), RoundUp(values.Max() * 1.02))
        : new ChartAxis(label, AxisScale.Linear, 0, values.Max() * 1.04);

    /// <summary>So many cores and their speed-ups fit on a linear axis.</summary>
    private const int LargestLinear = 8;

    public static AxisScale ScaleOfCores(int largest) => largest <= LargestLinear ? AxisScale.Linear : AxisScale.Log2;

    /// <summary>Speed-ups beside cores, on the same scale as those, so that the ideal is a straight line.</summary>
    /// <param name="largest">The largest core count.</param>
    public static ChartAxis OfScaling(string label, int largest, IReadOnlyCollection<double> values)
    {
        var (scale, highest) = (ScaleOfCores(largest), Math.Max(largest, values.Max()));
        return scale == AxisScale.Linear
            ? new ChartAxis(label, scale, 0, highest * 1.08)
            : new ChartAxis(label + ChartAxis.Logarithmic, scale, Math.Min(0.7, values.Min() / 1.15), highest * 1.2);
    }

    /// <summary>Speed-ups with the references that they are read against.</summary>
    public static ChartAxis OfSpeedUps(string label, IReadOnlyCollection<double> values) => values.Max() > LinearRange / 2
        ? new ChartAxis(label + ChartAxis.Logarithmic, AxisScale.Log2, Math.Min(0.7, values.Min() / 1.1), values.Max() * 1.1)
        : new ChartAxis(label, AxisScale.Linear, 0, values.Max() * 1.05);

    /// <summary>Ratios around 1, on an axis that need not begin at 0 because no bars stand on it.</summary>
    public static ChartAxis OfRatios(string label, IReadOnlyCollection<double> values)
    {
        var (least, most) = (Math.Min(1, values.Min()), Math.Max(1, values.Max()));
        var margin = Math.Max(0.02, (most - least) * 0.08);
        return new ChartAxis(label, AxisScale.Linear, least - margin, most + margin);
    }

    private static bool IsWide(IReadOnlyCollection<double> values) => values.Max() / values.Min() > LinearRange;

    private static double RoundDown(double value) => Steps(value).Where(step => step <= value).Max();

    private static double RoundUp(double value) => Steps(value).Where(step => step >= value).Min();

    private static IEnumerable<double> Steps(double value)
    {
        var decade = Math.Pow(10, Math.Floor(Math.Log10(value)));
        return [decade * 0.5, decade, decade * 2, decade * 5, decade * 10];
    }
}
