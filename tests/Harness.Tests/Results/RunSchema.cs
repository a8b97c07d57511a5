using NJsonSchema;

namespace GilBench.Tests.Results;

/// <summary>The JSON Schema of a line of the run file, as it stands in the repository.</summary>
internal static class RunSchema
{
    public const string File = "src/Harness/Results/run.schema.json";

    public static string Text { get; } = ProjectTree.Read(File);

    private static readonly Lazy<Task<JsonSchema>> Schema = new(() => JsonSchema.FromJsonAsync(Text));

    /// <summary>What is wrong with the lines, each with its number; empty where the schema accepts all.</summary>
    public static async Task<IReadOnlyList<string>> Complaints(IEnumerable<string> lines)
    {
        var schema = await Schema.Value;
        return [.. lines.SelectMany((line, index) => schema.Validate(line).Select(wrong => $"line {index + 1}: {wrong}"))];
    }
}
