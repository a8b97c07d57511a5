using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using GilBench.Model;

namespace GilBench.Json;

/// <summary>What stands in a JSON text, and what should, in words for a reader.</summary>
internal static class JsonWords
{
    private const int NamesOfFields = 5;

    public static string Found(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => $"a list of {value.GetArrayLength()}",
        _ => VisibleText.Cut(value.GetRawText()),
    };

    /// <summary>What belongs where a value of the type is read.</summary>
    /// <param name="range">Of numbers.</param>
    public static string Expected(JsonTypeInfo type, NumberRange range, bool nullable) =>
        Expected(type, range) + (nullable ? " or null" : "");

    /// <summary>The names that an enum's values have in JSON.</summary>
    public static IReadOnlyList<string> NamesOf(Type words, JsonSerializerOptions options) =>
        [.. Enum.GetValues(words).Cast<object>().Select(value => JsonSerializer.Serialize(value, words, options).Trim('"'))];

    /// <summary>The name that an enum's value has in JSON.</summary>
    public static string Of<T>(T word, JsonSerializerOptions options)
        where T : struct, Enum => JsonSerializer.Serialize(word, options).Trim('"');

    public static string OneOf(IEnumerable<string> names) => $"one of {string.Join(", ", names)}";

    /// <summary>The first names of an object's fields, those that it must have before the others.</summary>
    public static string Fields(JsonTypeInfo type)
    {
        var names = type.Properties.OrderByDescending(JsonShape.IsRequired).Select(property => property.Name).ToList();
        return string.Join(", ", names.Take(NamesOfFields)) + (names.Count > NamesOfFields ? " and others" : "");
    }

    private static string Expected(JsonTypeInfo type, NumberRange range) => type switch
    {
        { Kind: JsonTypeInfoKind.Enumerable } => "a list",
        { Kind: JsonTypeInfoKind.Dictionary } => "an object",
        { PolymorphismOptions: not null } => "an object with the field type",
        { Kind: JsonTypeInfoKind.Object } => $"an object with {Fields(type)}",
        { Type.IsEnum: true } => OneOf(NamesOf(type.Type, type.Options)),
        _ when type.Type == typeof(bool) => "true or false",
        _ when type.Type == typeof(string) => "text",
        _ when type.Type == typeof(double) => $"a number{range.Words}",
        _ when type.Type == typeof(DateTimeOffset) => "a time such as \"2026-01-02T03:04:05+00:00\"",
        _ => $"a whole number{range.Words}",
    };

    /// <summary>A step of a field's path, cut short where a text invented it.</summary>
    public static string Member(string around, string name)
    {
        var shown = VisibleText.Cut(name);
        return around.Length == 0 ? shown : $"{around}.{shown}";
    }

    public static string Element(string around, int index) => string.Create(CultureInfo.InvariantCulture, $"{around}[{index}]");
}
