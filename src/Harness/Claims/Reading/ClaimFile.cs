using System.Text;
using System.Text.Json;
using GilBench.Results;

namespace GilBench.Claims.Reading;

/// <summary>Reads and writes files of claims.</summary>
internal static class ClaimFile
{
    /// <summary>Of a run's own claims, beside its run file.</summary>
    public const string Name = "claims.json";

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
            throw new ClaimException($"{path} line {wrong.LineNumber + 1}, {FieldOf(wrong.Path)}: {Plain(wrong.Message)}; bench/claims.schema.json says what a claim looks like.");
        }
    }

    private static string FieldOf(string? path) => path is null or "$" or "" ? "the whole file" : path.TrimStart('$').TrimStart('.');

    /// <summary>The serializer's word without the names of types.</summary>
    private static string Plain(string message)
    {
        const string missing = "missing required properties including: ";
        if (message.Contains(missing, StringComparison.Ordinal))
        {
            var names = message[(message.IndexOf(missing, StringComparison.Ordinal) + missing.Length)..];
            return $"it lacks {names.Split('.')[0].TrimEnd(';')}";
        }

        return message.Contains("could not be mapped", StringComparison.Ordinal) ? $"there is no field '{message.Split('\'')[1]}'"
            : message.Contains("could not be converted", StringComparison.Ordinal) ? "the value is not of the kind that belongs there"
            : message.Contains("doesn't allow setting null", StringComparison.Ordinal) ? "null does not belong there"
            : message.Split(". ")[0].Split(" Path:")[0].TrimEnd('.');
    }
}
