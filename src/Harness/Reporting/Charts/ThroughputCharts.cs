using GilBench.Analysis;
using GilBench.Reporting.Text;

namespace GilBench.Reporting.Charts;

/// <summary>Units a second of work that waits.</summary>
internal static class ThroughputCharts
{
    public static IEnumerable<RowChart> Of(Evidence evidence, WorkloadSlice slice)
    {
        var cores = evidence.ArmsOf(slice).Select(arm => arm.Arm.Cores).DefaultIfEmpty(1).Max();
        var arms = TimeCharts.ArmsOn(evidence, slice, cores);
        if (arms.Count == 0)
        {
            return [];
        }

        var groups = ChartRows.ByModel(evidence, arms, (arm, label) => Row(evidence, arm, label));
        return ChartRows.Split(new RowChart
        {
            Id = $"throughput-{slice.Slug}",
            Title = Findings.Throughput(slice, cores, arms),
            Subtitle = Subtitles.Of($"Units a second ({slice.Workload.Unit}); {Subtitles.Direction(Metric.Throughput)}.", arms.Select(arm => arm.SecondsPerUnit!)),
            Style = RowStyle.Bar,
            Axis = ChartAxes.OfAmounts($"{Metric.Throughput.Name} (units/s)", ChartRows.Extent(groups)),
            Groups = groups,
        });
    }

    private static ChartRow Row(Evidence evidence, ArmAnalysis arm, string label)
    {
        var rate = arm.EstimateOf(Metric.Throughput)!;
        return new ChartRow(
            label, evidence.SeriesOfRuntime(arm.Arm.Runtime), rate.Value, rate.Low, rate.High, $"{Figures.Significant(rate.Value)}{Figures.Interval(rate, before: " ")}");
    }
}
