using System.Globalization;
using System.Text;
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
    public static ClaimSet Parse(string text, string path, ClaimVocabulary vocabulary)
    {
        var set = ReadFields(text, path);
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
            throw new ClaimException(wrong.In(path, JsonPlaces.Of(Encoding.UTF8.GetBytes(text)).LineOf(wrong.Field)));
        }
    }

    private static ClaimSet ReadFields(string text, string path)
    {
        try
        {
            return s_json.Read<ClaimSet>(text);
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
