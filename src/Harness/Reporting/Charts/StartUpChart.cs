using GilBench.Analysis;
using GilBench.Reporting.Series;
using GilBench.Reporting.Text;

namespace GilBench.Reporting.Charts;

/// <summary>Warm against cold: what a first use pays for its workers.</summary>
internal static class StartUpChart
{
    /// <returns>Empty where there is no workload that a headline is about, or no start-up is known.</returns>
    public static IEnumerable<RowChart> Of(Evidence evidence)
    {
        if (evidence.Headline is not { } slice)
        {
            return [];
        }

        var cores = evidence.ArmsOf(slice).Max(arm => arm.Arm.Cores);
        var arms = TimeCharts.ArmsOn(evidence, slice, cores)
            .Where(arm => arm.EstimateOf(Metric.FirstUse) is not null)
            .Where(arm => arm[Metric.StartUp].Median is not null && arm[Metric.TimePerSlice].Median is not null)
            .ToList();
        if (arms.Count == 0)
        {
            return [];
        }

        var extent = arms
            .SelectMany(arm => new[] { arm.EstimateOf(Metric.FirstUse)!.Value, arm[Metric.TimePerSlice].Median!.Value })
            .ToList();
        var (axis, unit) = ChartAxes.OfTimes("time for all units of a slice", extent);
        return ChartRows.Split(new RowChart
        {
            Id = $"start-up-{slice.Slug}",
            Title = Findings.StartUp(slice, cores, arms),
            Subtitle = "One warm slice (filled) and a first use, start-up and first slice (hollow); at the right, start-up alone. "
                + (evidence.Run.Header.Plan.Sampling.TimesStartsBeforeBlocks ? "First use was timed once; " : "Medians of launches; ")
                + "Python and C# do different numbers of units in a slice.",
            Style = RowStyle.Dumbbell,
            Axis = axis,
            Groups = ChartRows.ByModel(evidence, arms, (arm, label) => new ChartRow(
                label,
                evidence.Styles.Of(arm.Arm),
                arm[Metric.TimePerSlice].Median!.Value / unit.Seconds,
                null,
                null,
                Figures.Duration(arm[Metric.StartUp].Median!.Value),
                arm.EstimateOf(Metric.FirstUse)!.Value / unit.Seconds)),
        });
    }
}
