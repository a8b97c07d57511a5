using System.Text.Json;

namespace GilBench.Json;

/// <summary>Takes one field out of an object, where it says how the others are to be read.</summary>
internal static class JsonSplit
{
    /// <returns>The object without the field, and the field's value; null where there is none.</returns>
    /// <exception cref="JsonFault">It is no object, or has the field twice.</exception>
    public static (JsonDocument Others, JsonElement? Taken) Take(JsonElement value, string name)
    {
        if (value.ValueKind != JsonValueKind.Object)
        {
            throw new JsonFault("", $"{JsonWords.Found(value)} was found where an object is expected");
        }

        JsonElement? taken = null;
        using var others = new MemoryStream();
        using (var writer = new Utf8JsonWriter(others, new JsonWriterOptions { SkipValidation = true }))
        {
            writer.WriteStartObject();
            foreach (var field in value.EnumerateObject())
            {
                if (!Is(field, name))
                {
                    // Not field.WriteTo, which fails on text that holds half a surrogate pair: the shape names its place.
                    writer.WritePropertyName(field.Name);
                    writer.WriteRawValue(field.Value.GetRawText(), skipInputValidation: true);
                }
                else if (taken is not null)
                {
                    throw new JsonFault(name, "it is there twice; once is expected");
                }
                else
                {
                    taken = field.Value;
                }
            }

            writer.WriteEndObject();
        }

        return (JsonDocument.Parse(others.ToArray()), taken);
    }

    private static bool Is(JsonProperty field, string name)
    {
        try
        {
            return field.NameEquals(name);
        }
        catch (InvalidOperationException)
        {
            throw new JsonFault("", JsonShape.HalfAPair);
        }
    }
}
