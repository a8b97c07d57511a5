using GilBench.Analysis;
using GilBench.Model;
using GilBench.Reporting.Series;
using GilBench.Reporting.Text;

namespace GilBench.Reporting.Charts;

/// <summary>The single-thread cost of free threading.</summary>
internal static class CostChart
{
    /// <returns>Empty where no stock and free-threaded build of one version were measured.</returns>
    public static IEnumerable<RowChart> Of(Evidence evidence)
    {
        var costs = evidence.Analysis.FreeThreadingCosts.Where(cost => cost.Free.Resolved.Workload.Kind != WorkloadKind.Io).ToList();
        if (costs.Count == 0)
        {
            return [];
        }

        List<RowGroup> groups =
        [
            .. costs.GroupBy(cost => (cost.FreeRuntime, cost.StockRuntime)).Select(pair => new RowGroup(
                HeadingOf(pair.First()), [.. pair.Select(cost => Row(evidence, cost))])),
        ];
        return ChartRows.Split(new RowChart
        {
            Id = "free-threading-cost",
            Title = Findings.Cost(costs),
            Subtitle = Subtitles.Of(
                "Time of the free-threaded build ÷ time of the stock build, sequential loop on one core, from paired measurements; less "
                    + "is better.", costs.Select(cost => cost.Ratio)),
            Style = RowStyle.Dot,
            Axis = ChartAxes.OfRatios("time ÷ stock build's time (×)", ChartRows.Extent(groups)),
            Groups = groups,
            References = [new ReferenceLine(ReferenceKind.Unity, 1, null, null, "1×: costs nothing")],
        });
    }

    private static string HeadingOf(FreeThreadingCost cost) =>
        $"{cost.FreeRuntime}{(cost.GilForcedOn ? " (GIL on)" : "")} against {cost.StockRuntime}{Label(cost)}";

    private static string Label(FreeThreadingCost cost) => cost.Builds switch
    {
        { IsAlike: true } => "",
        { IsUnlike: true } builds => $", unlike pair ({builds.Words})",
        var builds => $", {builds.Words}",
    };

    private static ChartRow Row(Evidence evidence, FreeThreadingCost cost) => ChartRow.Of(
        ParameterSetNames.Label(cost.Workload, cost.ParameterSet),
        evidence.Styles.Of(cost.Free.Arm), cost.Ratio, Figures.Ratio(cost.Ratio));
}
