using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using GilBench.History;
using GilBench.Reporting.Text;

namespace GilBench.Reporting.Exports;

/// <summary>Every figure of a history with its run, written as it is read: there may be millions.</summary>
internal static class HistoryExport
{
    private static readonly JsonSerializerOptions s_json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private static readonly string[] s_columns =
    [
        "run", "created", "machine", "fingerprint", "commit", "branch", "gilbench_version", "arm", "metric", "unit", "value", "low", "high",
        "blocks", "log_to_sentinel",
    ];

    /// <summary>A line each (RFC 4180).</summary>
    public static void WriteCsv(IEnumerable<HistoryPoint> points, TextWriter text)
    {
        text.Write(CsvText.Line(s_columns));
        foreach (var (run, arm) in points)
        {
            text.Write(CsvText.Line(
            [
                run.Id, run.Created.UtcDateTime.ToString("O", CultureInfo.InvariantCulture), run.Machine, run.Fingerprint, run.Commit,
                run.Branch, run.GilbenchVersion, arm.Arm, arm.Metric, arm.Unit, arm.Value, arm.Low, arm.High, arm.Blocks,
                arm.LogToSentinel,
            ]));
        }
    }

    /// <summary>An array of objects with the columns of the CSV, one a line.</summary>
    public static void WriteJson(IEnumerable<HistoryPoint> points, TextWriter text)
    {
        var separator = "[\n";
        foreach (var (run, arm) in points)
        {
            text.Write(separator);
            text.Write(JsonSerializer.Serialize(
                new
                {
                    Run = run.Id,
                    run.Created,
                    run.Machine,
                    run.Fingerprint,
                    run.Commit,
                    run.Branch,
                    run.GilbenchVersion,
                    arm.Arm,
                    arm.Metric,
                    arm.Unit,
                    arm.Value,
                    arm.Low,
                    arm.High,
                    arm.Blocks,
                    arm.LogToSentinel,
                }, s_json));
            separator = ",\n";
        }

        text.Write(separator.StartsWith('[') ? "[]\n" : "\n]\n");
    }
}
