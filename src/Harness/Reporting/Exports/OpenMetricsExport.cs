using System.Globalization;
using System.Text;
using System.Text.Json;
using GilBench.Model;

namespace GilBench.Reporting.Exports;

/// <summary>
/// OpenMetrics 1.0 text (OpenObservability/OpenMetrics, specification/OpenMetrics.md, "Text format"): gauges in base units, one family for
/// the figures of a metric and one for each end of their intervals, an arm a set of labels. A gauge says when the run was made, as samples
/// should carry no timestamps. No other type is used, so that readers of Prometheus' older text format take it too.
/// </summary>
internal static class OpenMetricsExport
{
    /// <exception cref="ReportException">There is no figure.</exception>
    public static string Of(Run run)
    {
        var arms = TrackedArm.AllOf(run);
        var text = new StringBuilder();
        Append(text, new Family("run start time", TrackedMetric.Seconds, "When the run began, as Unix time, with what made it."),
            [(RunLabels(run), run.Header.Created.ToUnixTimeMilliseconds() / 1000.0)]);
        foreach (var metric in TrackedMetric.All)
        {
            var figures = arms
                .SelectMany(arm => arm.Figures.Where(one => one.Metric == metric).Select(one => (Labels: LabelsOf(arm.Arm), one.Figure)))
                .ToList();
            var family = new Family(metric.Words, metric.Unit, metric.Meaning);
            Append(text, family, figures.Select(one => (one.Labels, (double?)one.Figure.Value)));
            Append(text, family.End("low", "Lower"), figures.Select(one => (one.Labels, one.Figure.Low)));
            Append(text, family.End("high", "Upper"), figures.Select(one => (one.Labels, one.Figure.High)));
        }

        Append(text, new Family("blocks", "", "Blocks that the time per unit comes from."),
            arms.SelectMany(arm => arm.Figures.Where(one => one.Metric == TrackedMetric.TimePerUnit)
                .Select(one => (LabelsOf(arm.Arm), (double?)one.Figure.Blocks))));
        return text.Append("# EOF\n").ToString();
    }

    /// <summary>A family with its samples; none where nothing was measured.</summary>
    private static void Append(StringBuilder text, Family family, IEnumerable<(string Labels, double? Value)> samples)
    {
        var known = samples.Where(sample => sample.Value is not null).ToList();
        if (known.Count == 0)
        {
            return;
        }

        var name = family.Name;
        text.Append(CultureInfo.InvariantCulture, $"# TYPE {name} gauge\n");
        if (family.Unit.Length > 0)
        {
            text.Append(CultureInfo.InvariantCulture, $"# UNIT {name} {family.Unit}\n");
        }

        text.Append(CultureInfo.InvariantCulture, $"# HELP {name} {Escaped(family.Help)}\n");
        foreach (var (labels, value) in known)
        {
            text.Append(CultureInfo.InvariantCulture, $"{name}{labels} {value:R}\n");
        }
    }

    private static string RunLabels(Run run) => Labels(
        ("run", run.Header.Id), ("gilbench_version", run.Header.GilbenchVersion), ("machine", run.Header.Machine.Fingerprint));

    private static string LabelsOf(Arm arm) => Labels(
        ("arm", arm.Id),
        ("workload", arm.Workload),
        ("parameter_set", arm.ParameterSet),
        ("model", arm.Model),
        ("runtime", arm.Runtime),
        ("cores", arm.Cores.ToString(CultureInfo.InvariantCulture)),
        ("workers", arm.Workers.ToString(CultureInfo.InvariantCulture)),
        ("role", JsonNamingPolicy.SnakeCaseLower.ConvertName(arm.Role.ToString())));

    private static string Labels(params (string Name, string Value)[] labels) =>
        $"{{{string.Join(',', labels.Select(label => $"{label.Name}=\"{Escaped(label.Value)}\""))}}}";

    /// <summary>
    /// Backslash, double quote and line feed, as "Escaping" has it; a carriage return, with which no line may end, becomes two characters.
    /// </summary>
    private static string Escaped(string text) => text
        .Replace("\\", "\\\\", StringComparison.Ordinal)
        .Replace("\"", "\\\"", StringComparison.Ordinal)
        .Replace("\n", "\\n", StringComparison.Ordinal)
        .Replace("\r", "\\\\r", StringComparison.Ordinal);

    /// <summary>What samples of one name have in common.</summary>
    /// <param name="Words">Of the name, with blanks.</param>
    private sealed record Family(string Words, string Unit, string Help)
    {
        /// <summary>The unit ends the name ("MetricFamily metadata").</summary>
        public string Name => $"gilbench_{Words.Replace(' ', '_')}{(Unit.Length > 0 ? "_" : "")}{Unit}";

        public Family End(string word, string which) =>
            this with { Words = $"{Words} {word}", Help = $"{which} end of the 95 % interval. {Help}" };
    }
}
