using System.Globalization;
using System.Numerics;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using GilBench.DotNet.Workloads;

namespace GilBench.DotNet.UserCode;

/// <summary>JSON values as the types that a user's method takes.</summary>
internal static class ArgumentJson
{
    private const int LongestShown = 60;

    private static readonly JsonSerializerOptions _options = new()
    {
        PropertyNameCaseInsensitive = true,
        IncludeFields = true,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        Converters = { new JsonStringEnumConverter(), new BigIntegerJson(), new BytesJson(), new PlainJson() },
    };

    /// <param name="whose">Such as "The argument 'n' of App.Score", for the message.</param>
    /// <exception cref="UsageException">The value is not of the type.</exception>
    public static object? Convert(JsonElement value, Type type, string whose)
    {
        try
        {
            return value.Deserialize(type, _options);
        }
        catch (JsonException failure)
        {
            var within = failure.Path is { Length: > 1 } path ? $" (wrong at {path})" : "";
            throw new UsageException($"{whose} must be of type {TypeWords.Of(type)}{within}, not {Shown(value)}.");
        }
        catch (Exception failure) when (failure is NotSupportedException or InvalidOperationException)
        {
            throw new UsageException($"{whose} is of type {TypeWords.Of(type)}, which JSON arguments cannot give.");
        }
    }

    private static string Shown(JsonElement value) =>
        value.GetRawText() is var text && text.Length > LongestShown ? $"{text.AsSpan(0, LongestShown)}…" : text;

    /// <summary>What a parameter of type <c>object</c> is given: strings, numbers, lists, dictionaries; not parts of a document.</summary>
    private sealed class PlainJson : JsonConverter<object?>
    {
        public override object? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            using var document = JsonDocument.ParseValue(ref reader);
            return Plain(document.RootElement);
        }

        public override void Write(Utf8JsonWriter writer, object? value, JsonSerializerOptions options) =>
            throw new NotSupportedException();

        private static object? Plain(JsonElement value) => value.ValueKind switch
        {
            JsonValueKind.String => value.GetString(),
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            JsonValueKind.Number => value.TryGetInt32(out var small) ? small : value.TryGetInt64(out var large) ? large : value.GetDouble(),
            JsonValueKind.Array => value.EnumerateArray().Select(Plain).ToList(),
            JsonValueKind.Object => value.EnumerateObject().ToDictionary(field => field.Name, field => Plain(field.Value)),
            _ => null,
        };
    }

    /// <summary>Bytes as a list of numbers, or as .NET has them: in Base64.</summary>
    private sealed class BytesJson : JsonConverter<byte[]>
    {
        public override byte[] Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            using var document = JsonDocument.ParseValue(ref reader);
            var value = document.RootElement;
            return value.ValueKind == JsonValueKind.Array ? [.. value.EnumerateArray().Select(Byte)]
                : value.ValueKind == JsonValueKind.String && value.TryGetBytesFromBase64(out var bytes) ? bytes
                : throw new JsonException();
        }

        public override void Write(Utf8JsonWriter writer, byte[] value, JsonSerializerOptions options) =>
            writer.WriteBase64StringValue(value);

        private static byte Byte(JsonElement value) =>
            value.ValueKind == JsonValueKind.Number && value.TryGetByte(out var number) ? number : throw new JsonException();
    }
}

/// <summary>Whole numbers of any size.</summary>
internal sealed class BigIntegerJson : JsonConverter<BigInteger>
{
    public override BigInteger Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using var document = JsonDocument.ParseValue(ref reader);
        var text = document.RootElement.GetRawText();
        return BigInteger.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new JsonException();
    }

    public override void Write(Utf8JsonWriter writer, BigInteger value, JsonSerializerOptions options) =>
        writer.WriteRawValue(Encoding.ASCII.GetBytes(value.ToString(CultureInfo.InvariantCulture)));
}
