using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using GilBench.Analysis;
using GilBench.Model;

namespace GilBench.Reporting.Exports;

/// <summary>
/// A run as pyperf's file format, version 1.0 (pyperf's documentation, "pyperf JSON" and "Metadata"): an arm is a benchmark, a launch one
/// of its runs, the slice of a round that counts a value, the cold slice a warm-up; values are seconds per unit of work, and a unit is a
/// loop.
/// </summary>
internal static class PyperfExport
{
    private static readonly JsonSerializerOptions s_options = new() { WriteIndented = true };

    /// <exception cref="ReportException">No launch counts, and pyperf refuses a file without a benchmark.</exception>
    public static string Of(Run run)
    {
        var counting = WhatCounts.Of(run);
        var benchmarks = ResolvedArm.AllOf(run.Header)
            .Select(resolved => (Resolved: resolved, Launches: counting.LaunchesOf(resolved.Arm.Id)))
            .Where(measured => measured.Launches.Count > 0)
            .Select(measured => (JsonNode)Benchmark(measured.Resolved, measured.Launches))
            .ToArray();
        if (benchmarks.Length == 0)
        {
            throw new ReportException($"No launch of the run {run.Header.Id} counts, and pyperf takes no file without a benchmark; "
                + "measure again.");
        }

        return new JsonObject
        {
            ["version"] = "1.0",
            ["metadata"] = Metadata(
                ("unit", "second"),
                ("cpu_model_name", run.Header.Machine.CpuModel),
                ("cpu_count", JsonValue.Create(run.Header.Machine.LogicalCpus)),
                ("platform", $"Linux-{run.Header.Machine.Kernel ?? "unknown"}-{run.Header.Machine.Architecture}"),
                ("gilbench_run", run.Header.Id),
                ("gilbench_version", run.Header.GilbenchVersion)),
            ["benchmarks"] = new JsonArray(benchmarks),
        }.ToJsonString(s_options) + "\n";
    }

    private static JsonObject Benchmark(ResolvedArm resolved, IReadOnlyList<Launch> launches)
    {
        var (arm, runtime) = (resolved.Arm, resolved.Runtime.Description);
        var python = resolved.Language == Language.Python;
        return new JsonObject
        {
            ["metadata"] = Metadata(
                ("name", arm.Id),
                ("python_implementation", python ? runtime.Implementation : null),
                ("python_version", python ? runtime.Version : null),
                ("python_executable", python ? runtime.Executable : null),
                ("runtime", arm.Runtime),
                ("workload", arm.Workload),
                ("model", arm.Model),
                ("workers", JsonValue.Create(arm.Workers))),
            ["runs"] = new JsonArray([.. launches.Select(launch => (JsonNode)RunOf(launch))]),
        };
    }

    private static JsonObject RunOf(Launch launch)
    {
        JsonNode PerUnit(IterationSample sample) => Metric.TimePerUnit.Of(launch, sample)!.Value;
        var peak = launch.PeakRssBytes is > 0 and var bytes ? JsonValue.Create(bytes) : null;
        var load = launch.Noise?.LoadAverage1 is { } average ? JsonValue.Create(average) : null;
        var run = new JsonObject
        {
            ["metadata"] = Metadata(
                ("date", launch.Started.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss.ffffff", CultureInfo.InvariantCulture)),
                ("duration", JsonValue.Create(launch.DurationSeconds)),
                ("loops", JsonValue.Create(launch.Tasks)),
                ("cpu_affinity", CpuList.Format(launch.AffinityRead ?? launch.AffinityAsked)),
                ("mem_max_rss", peak),
                ("load_avg_1min", load)),
            ["values"] = new JsonArray([.. launch.Warm.Select(PerUnit)]),
        };
        var cold = launch.Samples.Where(slice => WhatCounts.FateOf(slice, launch.SetAside) == SliceFate.Cold)
            .Select(sample => (JsonNode)new JsonArray(launch.TasksOf(sample), PerUnit(sample))).ToArray();
        if (cold.Length > 0)
        {
            run["warmups"] = new JsonArray(cold);
        }

        return run;
    }

    /// <summary>pyperf refuses empty values and line breaks in them.</summary>
    private static JsonObject Metadata(params (string Name, JsonNode? Value)[] fields)
    {
        var metadata = new JsonObject();
        foreach (var (name, value) in fields)
        {
            if (value?.GetValueKind() == JsonValueKind.String)
            {
                var text = string.Join(' ', value.GetValue<string>()
                    .Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
                if (text.Length > 0)
                {
                    metadata[name] = text;
                }
            }
            else if (value is not null)
            {
                metadata[name] = value;
            }
        }

        return metadata;
    }
}
