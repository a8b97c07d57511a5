using GilBench.Capacity;
using GilBench.Reporting.Answers;
using GilBench.Reporting.Series;
using GilBench.Reporting.Text;
using GilBench.Statistics;

namespace GilBench.Reporting.Tables;

/// <summary>Work that waits by its two numbers, the time of a unit and the CPU time of a unit, with what binds.</summary>
internal static class ConcurrencyTable
{
    /// <summary>What is decided by it first: on a page the others may lie beyond its width.</summary>
    private static readonly Column<ConcurrencyCurve>[] s_columns =
    [
        Columns.Of<ConcurrencyCurve>("Model", curve => curve.Series.Model.Id),
        Columns.Of<ConcurrencyCurve>("Runtime", curve => curve.Series.Runtime.Id),
        Columns.Wide<ConcurrencyCurve>("Most measured", ConcurrencyText.MostAndLastOf),
        Columns.Wide<ConcurrencyCurve>("What binds there", curve => Sentence(ConcurrencyText.LimitAtMost(curve))),
        Columns.Of<ConcurrencyCurve>("CPU time binds from", ConcurrencyText.BendOf),
        Columns.Of<ConcurrencyCurve>("CPU time of a unit", ConcurrencyText.CpuTimeOf),
        Columns.Of<ConcurrencyCurve>("Its cores permit", curve => Columns.Known(curve.Ceiling?.PerSecond, RateOf)),
        Columns.Of<ConcurrencyCurve>("A unit alone", curve => Figures.Duration(curve.SecondsAlone)),
        Columns.Of<ConcurrencyCurve>("Workload", curve => curve.Series.Workload.Id),
    ];

    /// <summary>Empty where nothing was measured at several numbers in flight.</summary>
    public static Table Of(Evidence evidence) => Table.Of(
        evidence.Sweeps.SelectMany(slice => ConcurrencyCurve.Of(
            evidence.Analysis, slice.Workload.Id, slice.ParameterSet, evidence.Run.Server)),
        s_columns) with
    {
        Id = "in-flight",
        Title = "Waiting or CPU time: which of the two binds",
        ShortTitle = "Waiting or CPU",
        Note = "A unit alone: its time with the fewest in flight. CPU time of a unit: the workers' own, with so many in flight that it is "
            + "cheapest. Its cores permit: cores ÷ CPU time; of threads that hand over a GIL from one core to all of them. Below that the "
            + "number in flight binds (in flight ÷ the time of a unit), at it CPU time does, however many are in flight.",
    };

    private static string RateOf(Estimate rate) => Figures.PerSecond(rate.Value) + (rate is { Low: { } low, High: { } high }
        ? $" [{Figures.PerSecond(low)}, {Figures.PerSecond(high)}]"
        : "");

    private static string Sentence(string words) => $"{char.ToUpperInvariant(words[0])}{words[1..]}.";
}
