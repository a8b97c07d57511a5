using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using GilBench.Json;

namespace GilBench.Results;

/// <summary>
/// Brings the lines of a run of version 2, which was measured one launch after another, into the form of today's: no groups, one group 0 for
/// all launches, iterations as slices. What is no such line is left as it is, for the strict reader to refuse.
/// </summary>
internal static class RunUpgrade
{
    /// <summary>The version whose lines it takes.</summary>
    public const int From = 2;

    private static readonly string[] s_columns =
    [
        "wall_seconds", "cpu_self_seconds", "cpu_children_seconds", "voluntary_switches", "involuntary_switches", "minor_faults", "major_faults",
        "gil_before", "gil_after", "workers_seen", "results", "lateness_seconds",
    ];

    /// <returns>Null for a line that today's runs do not have: what the pilot said of iterations.</returns>
    /// <exception cref="JsonFault">A sample is none.</exception>
    public static JsonObject? Line(JsonObject line)
    {
        switch (line["type"] is JsonValue type && type.TryGetValue<string>(out var word) ? word : "")
        {
            case "run":
                Header(line);
                return line;
            case "launch":
                Launch(line);
                return line;
            case "pilot":
                return null;
            default:
                return line;
        }
    }

    private static void Header(JsonObject line)
    {
        line["schema"] = From + 1;
        if (line["plan"] is not JsonObject plan)
        {
            return;
        }

        plan["groups"] = new JsonArray();
        if (plan["sampling"] is JsonObject sampling)
        {
            plan["sampling"] = new JsonObject
            {
                ["minimum_blocks"] = sampling["minimum_blocks"]?.DeepClone(),
                ["maximum_blocks"] = sampling["maximum_blocks"]?.DeepClone(),
                ["pilot_blocks"] = sampling["pilot_blocks"]?.DeepClone(),
                ["slice_seconds"] = sampling["iteration_seconds"]?.DeepClone(),
                ["side_by_side"] = false,
                ["target_half_width"] = sampling["target_half_width"]?.DeepClone(),
                ["budget_seconds"] = sampling["budget_seconds"]?.DeepClone(),
            };
        }
    }

    private static void Launch(JsonObject line)
    {
        line["group"] = 0;
        line["set_aside"] = new JsonArray();
        line["waiting_cpu_share"] = null;
        if (line["samples"] is not JsonArray samples)
        {
            return;
        }

        foreach (var (index, sample) in samples.Index())
        {
            Check(index, sample);
        }

        line.Remove("samples");
        var table = new JsonObject();
        foreach (var column in s_columns)
        {
            var values = samples.Select(sample => sample!.AsObject().TryGetPropertyValue(column, out var value) ? value?.DeepClone() : null).ToList();
            table[column] = values.TrueForAll(value => value is null) && column is not ("wall_seconds" or "results") ? null : new JsonArray([.. values]);
        }

        line["slices"] = table;
    }

    private static string Found(JsonNode? value)
    {
        using var document = JsonDocument.Parse(value?.ToJsonString() ?? "null");
        return JsonWords.Found(document.RootElement);
    }

    private static void Check(int index, JsonNode? sample)
    {
        var place = string.Create(CultureInfo.InvariantCulture, $"samples[{index}]");
        if (sample is not JsonObject row)
        {
            throw new JsonFault(place, $"{Found(sample)} was found where an object is expected");
        }

        if (row["index"] is not JsonValue number || !number.TryGetValue<int>(out var said) || said != index)
        {
            throw new JsonFault($"{place}.index", string.Create(CultureInfo.InvariantCulture, $"{Found(row["index"])} was found where {index}, its place in the list, is expected"));
        }

        var phase = index == 0 ? "cold" : "warm";
        if (row["phase"] is not JsonValue word || !word.TryGetValue<string>(out var named) || named != phase)
        {
            throw new JsonFault($"{place}.phase", $"{Found(row["phase"])} was found where \"{phase}\" is expected");
        }

        foreach (var unknown in row.Select(field => field.Key).Except([.. s_columns, "index", "phase"]))
        {
            throw new JsonFault($"{place}.{Model.VisibleText.Cut(unknown)}", "is no field of a sample");
        }
    }
}
