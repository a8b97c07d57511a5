using GilBench.Capacity;
using GilBench.Reporting.Series;
using GilBench.Statistics.Capacity;

namespace GilBench.Reporting.Charts;

/// <summary>
/// The curves that capacity is told by, in the units of the scaling chart: throughput ÷ that of one core by the same curve, up to where a
/// curve is followed.
/// </summary>
internal static class FittedSpeedUps
{
    /// <param name="cores">The core counts that were measured, ascending.</param>
    /// <returns>Model and runtime → ascending points; only those of which something is said beyond what was measured.</returns>
    public static IReadOnlyDictionary<(string Model, string Runtime), IReadOnlyList<LinePoint>> Of(
        Evidence evidence, WorkloadSlice slice, IReadOnlyList<int> cores) =>
        slice.Weak
            ? new Dictionary<(string, string), IReadOnlyList<LinePoint>>()
            : ScalingSeries.Of(evidence.Analysis, slice.Workload.Id, slice.ParameterSet)
                .Where(series => series is { Axis: ScalingAxis.Cores, IsWhole: false })
                .Select(series => (series.Model, series.Runtime, Sample: series.Sample()))
                .Where(series => series.Sample is not null)
                .Select(series => (series.Model, series.Runtime, Fitted: CapacityModel.Of(series.Sample!, ScalingAxis.Cores)))
                .Where(series => series.Fitted.Refusal is null && series.Fitted.At(1) is not null)
                .ToDictionary(
                    series => (series.Model.Id, series.Runtime.Id),
                    series => PointsOf(series.Fitted, cores));

    private static IReadOnlyList<LinePoint> PointsOf(CapacityModel model, IReadOnlyList<int> cores)
    {
        var one = model.At(1)!.Value;
        return
        [
            .. cores.Append(model.Last).Concat(Enumerable.Range(1, 4))
                .Where(count => count <= model.Last)
                .Distinct().Order()
                .Select(count => LinePoint.Of(count, model.At(count)!, one)),
        ];
    }
}
