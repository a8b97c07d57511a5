using System.Globalization;
using System.Text.Json.Nodes;
using GilBench.Analysis;
using GilBench.Model;

namespace GilBench.Reporting.Exports;

/// <summary>
/// What github-action-benchmark takes as <c>tool: customSmallerIsBetter</c> (README of benchmark-action/github-action-benchmark; the fields
/// are <c>BenchmarkResult</c> of its <c>src/extract.ts</c>): a list of name, unit, value, and, as texts, range and extra. Of the range it
/// understands <c>± n</c>. Figures of which more is better are left out: the format has no place for them.
/// </summary>
internal static class GithubActionBenchmarkExport
{
    /// <exception cref="ReportException">There is no figure, and the action refuses an empty list.</exception>
    public static string Of(Run run) => new JsonArray(
    [
        .. from arm in TrackedArm.AskedForIn(run)
           from one in arm.Figures
           where one.Metric.Better == Better.Lower
           select Entry(run, arm.Arm, one.Metric, one.Figure),
    ]).ToJsonString(TrackedArm.JsonOptions) + "\n";

    private static JsonObject Entry(Run run, Arm arm, TrackedMetric metric, TrackedFigure figure)
    {
        // Nanoseconds always: the tool compares numbers, and a unit that changed with the size of the figure would be an alert.
        var (unit, told) = metric.Unit == TrackedMetric.Seconds ? ("ns", figure.Times(1e9)) : (metric.Unit, figure);
        var entry = new JsonObject { ["name"] = $"{arm.Id}, {metric.Words}", ["unit"] = unit, ["value"] = told.Value };
        if (told is { Low: { } low, High: { } high })
        {
            entry["range"] = string.Create(CultureInfo.InvariantCulture, $"± {(high - low) / 2:R}");
        }

        entry["extra"] = $"{RestsOn(told, unit)}\nrun {run.Header.Id}";
        return entry;
    }

    private static string RestsOn(TrackedFigure figure, string unit) => figure switch
    {
        { Low: { } low, High: { } high } => string.Create(
            CultureInfo.InvariantCulture, $"95 % interval {low:R} to {high:R} {unit}, from {figure.Blocks} blocks"),
        { Blocks: { } blocks } => $"no finite interval, from {blocks} block{(blocks == 1 ? "" : "s")}",
        _ => "read once, no interval",
    };
}
