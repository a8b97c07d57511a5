using System.Text.Json;
using GilBench.DotNet.Workloads;

namespace GilBench.DotNet.Catalog;

/// <summary>
/// Single rows of the two tables, field by field: what a launch needs, without the serializer (<see cref="GilBench.Protocol.JsonLine"/>).
/// That the tables have nothing missing and nothing unknown is checked where they are read as a whole.
/// </summary>
internal static class CatalogReader
{
    private static readonly Lazy<JsonDocument> s_workloads = new(() => JsonDocument.Parse(BuiltInFile.Read("workloads.json")));

    private static readonly Lazy<JsonDocument> s_models = new(() => JsonDocument.Parse(BuiltInFile.Read("models.json")));

    /// <returns>Null where there is none of that name.</returns>
    public static WorkloadRow? Workload(string id)
    {
        foreach (var row in s_workloads.Value.RootElement.GetProperty("workloads"u8).EnumerateArray())
        {
            if (row.GetProperty("id"u8).ValueEquals(id))
            {
                return Workload(row);
            }
        }

        return null;
    }

    /// <returns>The row as it stands in the table; null where the language has none of that name.</returns>
    public static JsonElement? Model(string id, string language)
    {
        foreach (var row in s_models.Value.RootElement.GetProperty("models"u8).EnumerateArray())
        {
            if (row.GetProperty("id"u8).ValueEquals(id) && row.GetProperty("language"u8).ValueEquals(language))
            {
                return row;
            }
        }

        return null;
    }

    /// <returns>Null where the field is missing or null.</returns>
    public static string? TextOrNull(JsonElement row, string name) => Field(row, name) is { } field ? field.GetString() : null;

    private static WorkloadRow Workload(JsonElement row) => new(
        Text(row, "id"),
        Text(row, "kind"),
        Flag(row, "holds_gil"),
        Text(row, "summary"),
        Text(row, "unit"),
        Text(row, "source"),
        Metric(row.GetProperty("metric"u8)),
        Needs(row.GetProperty("needs"u8)),
        Arguments(row.GetProperty("arguments"u8)),
        Languages(row.GetProperty("languages"u8)),
        ParameterSets(row.GetProperty("parameter_sets"u8)));

    private static DeclaredMetric Metric(JsonElement metric) => new(Text(metric, "name"), Text(metric, "unit"));

    private static WorkloadNeeds Needs(JsonElement needs) => new(Flag(needs, "server"), Flag(needs, "data_folder"));

    private static List<WorkloadArgument> Arguments(JsonElement arguments)
    {
        List<WorkloadArgument> all = [];
        foreach (var argument in arguments.EnumerateArray())
        {
            all.Add(new WorkloadArgument(Text(argument, "name"), Text(argument, "type"), TextOrNull(argument, "role")));
        }

        return all;
    }

    private static WorkloadLanguages Languages(JsonElement languages) => new(
        Field(languages, "python"),
        Field(languages, "c_sharp") is { } entry ? new CSharpEntry(Text(entry, "unit"), Flag(entry, "opens")) : null);

    private static List<ParameterSet> ParameterSets(JsonElement sets)
    {
        List<ParameterSet> all = [];
        foreach (var set in sets.EnumerateArray())
        {
            Dictionary<string, JsonElement> arguments = [];
            foreach (var argument in set.GetProperty("arguments"u8).EnumerateObject())
            {
                arguments.Add(argument.Name, argument.Value);
            }

            all.Add(new ParameterSet(
                Text(set, "name"),
                arguments,
                Whole(set, "tasks"),
                Whole(set, "workers"),
                TextOrNull(set, "expected"),
                Field(set, "sweep")));
        }

        return all;
    }

    private static string Text(JsonElement row, string name) =>
        TextOrNull(row, name) ?? throw new InvalidOperationException($"A row of a built-in table has no '{name}'.");

    private static bool Flag(JsonElement row, string name) => Field(row, name) is { ValueKind: JsonValueKind.True };

    private static int? Whole(JsonElement row, string name) => Field(row, name) is { } field ? field.GetInt32() : null;

    private static JsonElement? Field(JsonElement row, string name) =>
        row.TryGetProperty(name, out var field) && field.ValueKind != JsonValueKind.Null ? field : null;
}
