using GilBench.Analysis;
using GilBench.Reporting.Series;
using GilBench.Reporting.Text;

namespace GilBench.Reporting.Charts;

/// <summary>What all workers together hold on the largest core count, and what each of them adds.</summary>
internal static class MemoryChart
{
    private const double BytesOfAxis = 1e6;

    /// <returns>Empty where there is no workload that a headline is about, or no memory is known.</returns>
    public static IEnumerable<RowChart> Of(Evidence evidence)
    {
        if (evidence.Headline is not { } slice)
        {
            return [];
        }

        var cores = evidence.ArmsOf(slice).Max(arm => arm.Arm.Cores);
        var arms = TimeCharts.ArmsOn(evidence, slice, cores).Where(arm => arm[Metric.Memory].Median is > 0).ToList();
        if (arms.Count == 0)
        {
            return [];
        }

        return ChartRows.Split(new RowChart
        {
            Id = $"memory-{slice.Slug}",
            Title = Findings.Memory(slice, cores, arms),
            Subtitle = "Memory of all workers together, shared pages counted once (PSS); less is better. Read once an arm, so there are no "
                + "intervals. At the right also what a further worker adds.",
            Style = RowStyle.Bar,
            Axis = ChartAxes.OfAmounts("memory (MB)", [.. arms.Select(arm => arm[Metric.Memory].Median!.Value / BytesOfAxis)]),
            Groups = ChartRows.ByModel(evidence, arms, (arm, label) => new ChartRow(
                label, evidence.Styles.Of(arm.Arm), arm[Metric.Memory].Median!.Value / BytesOfAxis, null, null, FigureOf(arm))),
        });
    }

    private static string FigureOf(ArmAnalysis arm)
    {
        var all = Figures.Bytes(arm[Metric.Memory].Median!.Value);
        return arm.OverOneWorkerBaseline is { Base: var one } && WorkerMemory.OfFurther(arm, one) is > 0 and var bytes
            ? $"{all}; +{Figures.Bytes(bytes)} a worker"
            : all;
    }
}
