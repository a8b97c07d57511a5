using System.Globalization;
using GilBench.Analysis;
using GilBench.Capacity;
using GilBench.Model;
using GilBench.Reporting.Answers;
using GilBench.Reporting.Series;

namespace GilBench.Reporting.Charts;

/// <summary>
/// Throughput over the number in flight, against what can limit it: a panel for each model and runtime, because each has limits of its
/// own.
/// </summary>
internal static class InFlightCharts
{
    /// <returns>Empty where no model has figures at several numbers in flight.</returns>
    public static IEnumerable<LineChart> Of(Evidence evidence, WorkloadSlice slice)
    {
        var curves = ConcurrencyCurve.Of(evidence.Analysis, slice.Workload.Id, slice.ParameterSet, evidence.Run.Server);
        if (curves.Count == 0)
        {
            return [];
        }

        var cores = Counted.Of(curves[0].Series.FixedCores!.Value, "core");
        var panels = curves.Select(curve => PanelOf(evidence, curve)).ToList();
        return
        [
            new LineChart
            {
                Id = $"in-flight-{slice.Slug}",
                Title = ConcurrencyText.FindingOf(slice, curves),
                Subtitle = Subtitles.Of(
                    $"Units a second ({slice.Workload.Unit}) over how many are in flight, on {cores}; "
                        + $"{Subtitles.Direction(Metric.Throughput)}. A line cannot lie above the limits of its panel.",
                    curves.SelectMany(curve => curve.Arms).Select(arm => arm.SecondsPerUnit!)),
                Up = ChartAxes.OfAmounts(
                    $"{Metric.Throughput.Name} (units/s)", [.. LineChart.Extent(panels.Select(WithoutSlope), [])]),
                Across = "in flight",
                CountColumn = "in_flight",
                CountWords = count => $"with {count.ToString("N0", CultureInfo.InvariantCulture)} in flight",
                Cores = [.. curves.SelectMany(curve => curve.Arms).Select(ScalingSeries.CountOf).Distinct().Order()],
                Marked = [.. curves.Select(curve => curve.Arms.Select(ScalingSeries.CountOf))
                    .Aggregate((shared, own) => shared.Intersect(own)).Order()],
                Panels = panels,
            },
        ];
    }

    /// <summary>What a thousand in flight would do were nothing else full is far above everything else.</summary>
    private static LinePanel WithoutSlope(LinePanel panel) =>
        panel with { Limits = [.. panel.Limits.Where(limit => limit.Kind != ReferenceKind.InFlight)] };

    private static LinePanel PanelOf(Evidence evidence, ConcurrencyCurve curve)
    {
        var (model, runtime) = (curve.Series.Model.Id, curve.Series.Runtime.Id);
        var points = curve.Arms
            .Select(arm => LinePoint.Of(ScalingSeries.CountOf(arm), arm.EstimateOf(Metric.Throughput)!))
            .ToList();
        return new LinePanel(
            $"{model}, {runtime}", [new ChartLine(model, runtime, evidence.Styles.Of(model, runtime), points)])
        {
            Limits = [.. LimitsOf(curve, points[0].Cores, points[^1].Cores)],
        };
    }

    private static IEnumerable<PanelLimit> LimitsOf(ConcurrencyCurve curve, int fewest, int most)
    {
        yield return new PanelLimit(ReferenceKind.InFlight, "in flight ÷ the time of a unit alone",
            [LinePoint.Of(fewest, curve.WaitingAt(fewest)), LinePoint.Of(most, curve.WaitingAt(most))]);
        var permitted = curve.Arms
            .Select(arm => (InFlight: ScalingSeries.CountOf(arm), Ceiling: curve.CeilingAt(arm)))
            .Where(one => one.Ceiling is not null)
            .Select(one => LinePoint.Of(one.InFlight, one.Ceiling!.PerSecond))
            .ToList();
        if (permitted.Count > 0)
        {
            // Where one number in flight alone tells it, as of .NET, it is drawn from there to both sides.
            yield return new PanelLimit(
                ReferenceKind.CpuTime, "cores ÷ the CPU time of a unit, with its interval",
                permitted is [var only] ? [only with { Cores = fewest }, only with { Cores = most }] : permitted);
        }

        if (curve.ServerPerSecond is { } served)
        {
            yield return new PanelLimit(
                ReferenceKind.Server, "what the loopback server gave at most",
                [new LinePoint(fewest, served, null, null), new LinePoint(most, served, null, null)]);
        }

        var shared = curve.Arms
            .Where(arm => curve.SharedCpuPerSecondAt(arm) is not null)
            .Select(arm => new LinePoint(ScalingSeries.CountOf(arm), curve.SharedCpuPerSecondAt(arm)!.Value, null, null))
            .ToList();
        if (shared.Count > 1)
        {
            yield return new PanelLimit(ReferenceKind.Server, "the same with the server's CPU time, which has no cores of its own", shared);
        }
    }
}
