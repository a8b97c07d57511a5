using System.Globalization;
using GilBench.Reporting.Charts;
using ScottPlot.TickGenerators;

namespace GilBench.Reporting.Drawing;

/// <summary>Where a value lies on a plot's (always linear) axis, and what stands at its ticks.</summary>
internal static class AxisPositions
{
    /// <summary>More core counts than these are not marked each.</summary>
    private const int MostCoreTicks = 8;

    /// <summary>Room for a label of three digits.</summary>
    private const int CoreTickPixels = 28;

    public static double PositionOf(this AxisScale scale, double value) => scale switch
    {
        AxisScale.Log10 => Math.Log10(value),
        AxisScale.Log2 => Math.Log2(value),
        _ => value,
    };

    /// <param name="pixels">Length of the axis, to leave room between labels.</param>
    public static NumericManual Ticks(ChartAxis axis, float pixels)
    {
        var fitting = Fitting(axis, pixels);
        return new NumericManual(
            [.. fitting.Select(value => axis.Scale.PositionOf(value))], [.. fitting.Select(value => Label(axis, value))]);
    }

    /// <summary>What stands at an axis's ticks, for whoever must leave room for it.</summary>
    public static IReadOnlyList<string> TickLabels(ChartAxis axis, float pixels) =>
        [.. Fitting(axis, pixels).Select(value => Label(axis, value))];

    /// <summary>
    /// Core counts; where there are many, the powers of two and the last. What would touch another one has neither label nor line.
    /// </summary>
    public static NumericManual CoreTicks(AxisScale scale, IReadOnlyList<int> cores, float pixels)
    {
        var marked = MarkedCores(scale, cores, pixels);
        return new NumericManual(
            [.. marked.Select(count => scale.PositionOf(count))],
            [.. marked.Select(count => count.ToString(CultureInfo.InvariantCulture))]);
    }

    /// <summary>The core counts that <see cref="CoreTicks"/> marks, ascending.</summary>
    public static IReadOnlyList<int> MarkedCores(AxisScale scale, IReadOnlyList<int> cores, float pixels)
    {
        var span = scale.PositionOf(cores[^1]) - scale.PositionOf(cores[0]);
        var shown = new List<int>();
        var byWeight = cores.Where(count => cores.Count <= MostCoreTicks || int.IsPow2(count) || count == cores[^1])
            .OrderByDescending(count => count == cores[^1]).ThenByDescending(count => int.IsPow2(count)).ThenBy(count => count);
        foreach (var count in byWeight)
        {
            var position = scale.PositionOf(count);
            if (shown.TrueForAll(other => Math.Abs(scale.PositionOf(other) - position) / Math.Max(span, 1e-9) * pixels >= CoreTickPixels))
            {
                shown.Add(count);
            }
        }

        return [.. shown.Order()];
    }

    private static List<double> Fitting(ChartAxis axis, float pixels) =>
        Candidates(axis).First(values => values.Count <= Math.Max(2, pixels / 64));

    /// <summary>Tick values from the densest to the sparsest.</summary>
    private static IEnumerable<List<double>> Candidates(ChartAxis axis)
    {
        if (axis.Scale == AxisScale.Linear)
        {
            var rough = Math.Pow(10, Math.Floor(Math.Log10(axis.To - axis.From)) - 2);
            return Steps(rough).Select(step => Within(MultiplesOf(step, axis), axis));
        }

        if (axis.Scale == AxisScale.Log2)
        {
            return Enumerable.Range(1, 20)
                .Select(every => Within(Enumerable.Range(-20, 61).Where(n => n % every == 0).Select(n => Math.Pow(2, n)), axis));
        }

        var decades = Enumerable.Range(-12, 25).ToList();
        return new double[][] { [1, 2, 5], [1, 3], [1] }
            .Select(digits => Within(decades.SelectMany(n => digits.Select(digit => digit * Math.Pow(10, n))), axis))
            .Concat(Enumerable.Range(2, 20).Select(every => Within(decades.Where(n => n % every == 0).Select(n => Math.Pow(10, n)), axis)));
    }

    private static IEnumerable<double> Steps(double first)
    {
        for (var step = first; ; step *= 10)
        {
            yield return step;
            yield return step * 2;
            yield return step * 5;
        }
    }

    private static IEnumerable<double> MultiplesOf(double step, ChartAxis axis) => Enumerable
        .Range((int)Math.Ceiling((axis.From / step) - 1e-9), (int)Math.Min(10_000, (axis.To - axis.From) / step) + 1)
        .Select(n => Math.Round(n * step, 12));

    private static List<double> Within(IEnumerable<double> values, ChartAxis axis) =>
        [.. values.Where(value => value >= axis.From * (1 - 1e-9) && value <= axis.To * (1 + 1e-9))];

    /// <summary>Powers of two below 1 as fractions, which are shorter than their digits.</summary>
    private static string Label(ChartAxis axis, double value) => axis.Scale == AxisScale.Log2 && value is > 0 and < 1
        ? string.Create(CultureInfo.InvariantCulture, $"1/{1 / value:0}")
        : value.ToString(Math.Abs(value) >= 1000 ? "N0" : "0.#########", CultureInfo.InvariantCulture);
}
