using System.Text.Json.Nodes;
using GilBench.Model;

namespace GilBench.Reporting.Exports;

/// <summary>
/// Bencher Metric Format (bencher.dev, "Bencher Metric Format (BMF)"), for <c>bencher run --adapter json</c>: an arm is a benchmark, with
/// the measures that it has. <c>latency</c> is built in and in nanoseconds; the others are made by Bencher when it first sees them, under
/// these slugs: <c>start-up</c> and <c>first-use</c> in nanoseconds, <c>memory</c> and <c>peak-memory</c> in bytes, <c>speed-up</c> and
/// <c>efficiency</c> as ratios. The ends of an interval are <c>lower_value</c> and <c>upper_value</c>.
/// </summary>
internal static class BencherExport
{
    /// <exception cref="ReportException">There is no figure.</exception>
    public static string Of(Run run) => new JsonObject(TrackedArm.AskedForIn(run).Select(arm =>
        KeyValuePair.Create(arm.Arm.Id, (JsonNode?)new JsonObject(arm.Figures.Select(one =>
            KeyValuePair.Create(SlugOf(one.Metric), (JsonNode?)Metric(one.Metric, one.Figure)))))))
        .ToJsonString(TrackedArm.JsonOptions) + "\n";

    private static string SlugOf(TrackedMetric metric) =>
        metric == TrackedMetric.TimePerUnit ? "latency" : metric.Words.Replace(' ', '-');

    private static JsonObject Metric(TrackedMetric metric, TrackedFigure figure)
    {
        var told = metric.Unit == TrackedMetric.Seconds ? figure.Times(1e9) : figure;
        var values = new JsonObject { ["value"] = told.Value };
        if (told.Low is { } low)
        {
            values["lower_value"] = low;
        }

        if (told.High is { } high)
        {
            values["upper_value"] = high;
        }

        return values;
    }
}
