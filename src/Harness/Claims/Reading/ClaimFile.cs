using System.Globalization;
using System.Text.Json;
using GilBench.Json;
using GilBench.Model;
using GilBench.Results;

namespace GilBench.Claims.Reading;

/// <summary>Reads and writes files of claims.</summary>
internal static class ClaimFile
{
    /// <summary>Of a run's own claims, beside its run file.</summary>
    public const string Name = RunFolder.Claims;

    private const long MostBytes = 16 * 1024 * 1024;

    private static readonly JsonSerializerOptions s_options = new(RunJson.Options)
    {
        AllowTrailingCommas = false,
        WriteIndented = true,
        DefaultIgnoreCondition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull,
    };

    private static readonly StrictJson s_json = new(s_options, (_, _) => NumberRange.Any);

    /// <param name="path">Only to name the place of errors.</param>
    /// <exception cref="ClaimException">The text is no file of claims; names line and field.</exception>
    public static ClaimSet Parse(string text, string path, ClaimVocabulary vocabulary) =>
        Checked(ReadFields(() => s_json.Read<ClaimSet>(text), path), text, path, vocabulary);

    /// <summary>
    /// Those that another document holds in its field <c>claims</c>, as a suite's manifest does; none where the list is empty.
    /// </summary>
    /// <param name="claims">The field's value.</param>
    /// <param name="text">The whole document, to name lines.</param>
    /// <exception cref="ClaimException">They are no claims; names line and field.</exception>
    public static IReadOnlyList<Claim> ParseWithin(JsonElement claims, string text, string path, ClaimVocabulary vocabulary)
    {
        if (claims.ValueKind == JsonValueKind.Array && claims.GetArrayLength() == 0)
        {
            return [];
        }

        var alone = string.Create(
            CultureInfo.InvariantCulture, $$"""{"schema": {{ClaimSet.CurrentSchema}}, "claims": {{claims.GetRawText()}}}""");
        using var document = StrictJson.Parse(alone);
        return Checked(ReadFields(() => s_json.Read<ClaimSet>(document.RootElement, text), path), text, path, vocabulary).Claims;
    }

    private static ClaimSet Checked(ClaimSet set, string text, string path, ClaimVocabulary vocabulary)
    {
        try
        {
            if (set.Schema != ClaimSet.CurrentSchema)
            {
                throw new JsonFault("schema", string.Create(
                    CultureInfo.InvariantCulture, $"it is {set.Schema}; this program reads version {ClaimSet.CurrentSchema}"));
            }

            ClaimChecker.Check(set.Claims, vocabulary);
            return set;
        }
        catch (JsonFault wrong)
        {
            throw new ClaimException(wrong.Within(text).In(path));
        }
    }

    private static ClaimSet ReadFields(Func<ClaimSet> read, string path)
    {
        try
        {
            return read();
        }
        catch (JsonFault wrong)
        {
            throw new ClaimException($"{wrong.In(path).TrimEnd('.')}; bench/claims.schema.json says what a claim looks like.");
        }
    }

    /// <exception cref="ClaimException">There is no such file, it cannot be read, or it is no file of claims.</exception>
    public static ClaimSet Read(string path, ClaimVocabulary vocabulary)
    {
        if (!Path.Exists(path))
        {
            throw new ClaimException($"There is no file of claims at {VisibleText.Of(path)}; bench/claims.json is an example of one.");
        }

        try
        {
            return Parse(TextFile.Read(path, MostBytes), path, vocabulary);
        }
        catch (TextFileException wrong)
        {
            throw new ClaimException($"The file of claims {VisibleText.Of(path)} {wrong.Message}.");
        }
    }

    public static string Write(IReadOnlyList<Claim> claims) =>
        JsonSerializer.Serialize(new ClaimSet(ClaimSet.CurrentSchema, claims), s_options) + "\n";
}
