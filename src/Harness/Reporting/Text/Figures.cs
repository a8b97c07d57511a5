using System.Globalization;
using GilBench.Analysis;
using GilBench.Statistics;

namespace GilBench.Reporting.Text;

/// <summary>How numbers are written: three significant digits, SI units, intervals as <c>1.92× [1.88, 1.96]</c>.</summary>
internal static class Figures
{
    public const string None = "–";

    private const int Digits = 3;

    /// <summary>Three significant digits, trailing zeros kept, never in powers of ten: 0.0120, 1.92, 98.0, 1,230.</summary>
    public static string Significant(double value)
    {
        if (value == 0 || !double.IsFinite(value))
        {
            return value.ToString(CultureInfo.InvariantCulture);
        }

        var exponent = Exponent(value);
        var step = Math.Pow(10, Math.Max(0, exponent - Digits + 1));
        return Fixed(step > 1 ? Math.Round(value / step) * step : value, Decimals(exponent));
    }

    public static string TwoDecimals(double value) => Fixed(value, 2);

    public static string Ratio(double ratio) => $"{Significant(ratio)}×";

    /// <summary>With its interval, where it has one.</summary>
    public static string Ratio(Estimate ratio) => Ratio(ratio.Value) + Interval(ratio, 1, " ");

    public static string Duration(double seconds)
    {
        var unit = TimeUnit.For(seconds);
        return $"{Significant(seconds / unit.Seconds)} {unit.Symbol}";
    }

    /// <summary>With its interval in the same unit, where it has one.</summary>
    public static string Duration(Estimate seconds) =>
        Duration(seconds.Value) + Interval(seconds, TimeUnit.For(seconds.Value).Seconds, " ");

    /// <summary>With its interval, where it has one; below 0 it was early.</summary>
    public static string Lateness(Estimate seconds)
    {
        var unit = TimeUnit.For(Math.Abs(seconds.Value));
        return $"{Significant(seconds.Value / unit.Seconds)} {unit.Symbol}{Interval(seconds, unit.Seconds, " ")}";
    }

    /// <summary>The interval alone, <c>[1.88, 1.96]</c>, with as many decimals as the estimate; empty where there is none.</summary>
    /// <param name="unit">What the figures are divided by.</param>
    public static string Interval(Estimate estimate, double unit = 1, string before = "") =>
        estimate is { Low: { } low, High: { } high }
            ? $"{before}[{Fixed(low / unit, DecimalsOf(estimate.Value / unit))}, {Fixed(high / unit, DecimalsOf(estimate.Value / unit))}]"
            : "";

    /// <summary>A value of a metric, in its unit.</summary>
    public static string Of(double value, MetricUnit unit) => unit switch
    {
        MetricUnit.Seconds => Duration(value),
        MetricUnit.PerSecond => PerSecond(value),
        MetricUnit.Bytes => Bytes(value),
        _ => Significant(value),
    };

    public static string PerSecond(double perSecond) => $"{Scaled(perSecond)}/s";

    public static string Bytes(double bytes) => bytes < 999.5 ? $"{Significant(bytes)} B" : $"{Scaled(bytes)}B";

    public static string Percent(double share) => $"{Significant(share * 100)} %";

    private static string Scaled(double value) => value switch
    {
        >= 999.5e6 => $"{Significant(value / 1e9)} G",
        >= 999.5e3 => $"{Significant(value / 1e6)} M",
        >= 999.5 => $"{Significant(value / 1e3)} k",
        _ => Significant(value),
    };

    private static int DecimalsOf(double value) => value == 0 ? 0 : Decimals(Exponent(value));

    /// <summary>Power of ten of the first digit, after rounding: that of 9.996 is 1.</summary>
    private static int Exponent(double value)
    {
        var exponent = (int)Math.Floor(Math.Log10(Math.Abs(value)));
        var step = Math.Pow(10, exponent - Digits + 1);
        return Math.Round(Math.Abs(value) / step) >= Math.Pow(10, Digits) ? exponent + 1 : exponent;
    }

    private static int Decimals(int exponent) => Math.Max(0, Digits - 1 - exponent);

    private static string Fixed(double value, int decimals) =>
        value.ToString($"N{decimals.ToString(CultureInfo.InvariantCulture)}", CultureInfo.InvariantCulture);
}

/// <summary>A unit that times are written in.</summary>
/// <param name="Seconds">How long one is.</param>
internal sealed record TimeUnit(string Symbol, double Seconds)
{
    private static readonly TimeUnit[] s_units = [new("s", 1), new("ms", 1e-3), new("µs", 1e-6), new("ns", 1e-9)];

    /// <summary>The largest unit of which the time has at least one; of 0 the second.</summary>
    public static TimeUnit For(double seconds) =>
        seconds <= 0 ? s_units[0] : s_units.FirstOrDefault(unit => seconds >= unit.Seconds * 0.9995) ?? s_units[^1];
}

/// <summary>A unit that amounts of memory are written in on an axis.</summary>
internal static class ByteUnit
{
    private static readonly (string Symbol, double Size)[] s_units = [("GB", 1e9), ("MB", 1e6), ("kB", 1e3), ("B", 1)];

    /// <summary>The largest unit of which there is at least one.</summary>
    public static (string Symbol, double Size) For(double bytes) => s_units.FirstOrDefault(unit => bytes >= unit.Size, s_units[^1]);
}
