using System.Text;
using System.Text.Json;
using GilBench.Results;

namespace GilBench.Claims.Reading;

/// <summary>Reads and writes files of claims.</summary>
internal static class ClaimFile
{
    /// <summary>Of a run's own claims, beside its run file.</summary>
    public const string Name = RunFolder.Claims;

    private static readonly JsonSerializerOptions s_options = new(RunJson.Options)
    {
        AllowTrailingCommas = false,
        WriteIndented = true,
        DefaultIgnoreCondition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull,
    };

    /// <param name="path">Only to name the place of errors.</param>
    /// <exception cref="ClaimException">The text is no file of claims; names line and field.</exception>
    public static ClaimSet Parse(string text, string path, ClaimVocabulary vocabulary)
    {
        var set = Read(text, path);
        var places = JsonPlaces.Of(Encoding.UTF8.GetBytes(text));
        if (set.Schema != ClaimSet.CurrentSchema)
        {
            throw new ClaimException($"{path} line {places.LineOf("schema")}, schema: it is {set.Schema}; this program reads version {ClaimSet.CurrentSchema}.");
        }

        ClaimChecker.Check(set.Claims, field => $"{path} line {places.LineOf(field)}, {field}", vocabulary);
        return set;
    }

    public static string Write(IReadOnlyList<Claim> claims) =>
        JsonSerializer.Serialize(new ClaimSet(ClaimSet.CurrentSchema, claims), s_options) + "\n";

    private static ClaimSet Read(string text, string path)
    {
        try
        {
            return JsonSerializer.Deserialize<ClaimSet>(text, s_options)
                ?? throw new ClaimException($"{path} line 1: it holds nothing; a file of claims is an object with \"schema\" and \"claims\".");
        }
        catch (JsonException wrong)
        {
            var field = FieldOf(wrong.Path);
            throw new ClaimException($"{path} line {wrong.LineNumber + 1}, {field}: {Plain(wrong.Message, field)}; bench/claims.schema.json says what a claim looks like.");
        }
    }

    private static string FieldOf(string? path) => path is null or "$" or "" ? "the whole file" : path.TrimStart('$').TrimStart('.');

    /// <summary>The serializer's word without the names of types.</summary>
    private static string Plain(string message, string field)
    {
        const string missing = "missing required properties including: ";
        if (message.Contains(missing, StringComparison.Ordinal))
        {
            var names = message[(message.IndexOf(missing, StringComparison.Ordinal) + missing.Length)..];
            return $"it lacks {names.Split('.')[0].TrimEnd(';')}";
        }

        return message.Contains("could not be mapped", StringComparison.Ordinal) ? $"there is no field '{message.Split('\'')[1]}'"
            : message.Contains("could not be converted", StringComparison.Ordinal) ? Wanted(field)
            : message.Contains("doesn't allow setting null", StringComparison.Ordinal) ? "null does not belong there"
            : message.Split(". ")[0].Split(" Path:")[0].TrimEnd('.');
    }

    /// <param name="field">Such as <c>claims[2].restated.form</c>.</param>
    private static string Wanted(string field) => KindOf(field) is { IsEnum: true } words
        ? $"it must be one of: {string.Join(", ", Enum.GetNames(words).Select(JsonNamingPolicy.SnakeCaseLower.ConvertName))}"
        : "the value is not of the kind that belongs there";

    /// <returns>Null where there is no such field.</returns>
    private static Type? KindOf(string field)
    {
        var kind = typeof(ClaimSet);
        foreach (var step in field.Split('.'))
        {
            var name = step.Split('[')[0];
            kind = s_options.GetTypeInfo(kind).Properties.FirstOrDefault(property => property.Name == name)?.PropertyType;
            kind = step.EndsWith(']') && kind is not null ? s_options.GetTypeInfo(kind).ElementType : kind;
            if (kind is null)
            {
                return null;
            }

            kind = Nullable.GetUnderlyingType(kind) ?? kind;
        }

        return kind;
    }
}
