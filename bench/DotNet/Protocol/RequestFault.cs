using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace GilBench.DotNet.Protocol;

/// <summary>What is wrong with a JSON object of the protocol, for whoever wrote it: .NET's own message names .NET's types.</summary>
internal static class RequestFault
{
    /// <param name="type">What the text was read as; every field of it without a default is required.</param>
    public static string Of(string text, JsonException failure, JsonTypeInfo type) =>
        $"{Place(text, failure, type)}; bench/PROTOCOL.md says what belongs there.";

    private static string Place(string text, JsonException failure, JsonTypeInfo type)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            return document.RootElement.ValueKind != JsonValueKind.Object ? "it is JSON, but no object"
                : type.Properties.FirstOrDefault(field => IsMissing(field, document.RootElement)) is { } missing
                    ? $"the field {missing.Name} is missing"
                : $"the field {FieldOf(failure)} is unknown, incomplete, there twice or of the wrong kind";
        }
        catch (JsonException noJson)
        {
            return $"it cannot be read as JSON from character {(noJson.BytePositionInLine ?? 0) + 1} on";
        }
    }

    private static bool IsMissing(JsonPropertyInfo field, JsonElement request) =>
        field.AssociatedParameter?.HasDefaultValue != true && !request.TryGetProperty(field.Name, out _);

    private static string FieldOf(JsonException failure) => (failure.Path ?? "").TrimStart('$').TrimStart('.') is { Length: > 0 } field
        ? field
        : $"before character {(failure.BytePositionInLine ?? 0) + 1}";
}
