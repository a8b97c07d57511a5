using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using GilBench.Model;
using GilBench.Results;

namespace GilBench.Tests.Results;

/// <summary>Holds the definitions of a schema against the records that they describe, field by field.</summary>
internal sealed class SchemaComparison(JsonObject definitions, JsonSerializerOptions json)
{
    private readonly HashSet<Type> _seen = [];
    private readonly List<string> _differences = [];

    public IReadOnlyList<string> Differences => _differences;

    /// <param name="definition">The name of the definition that should describe the type.</param>
    public void Compare(string definition, Type type)
    {
        if (!_seen.Add(type))
        {
            return;
        }

        if (definitions[definition] is not JsonObject schema)
        {
            _differences.Add($"{definition} is missing");
            return;
        }

        if (type.IsEnum)
        {
            var names = Enum.GetValues(type).Cast<object>().Select(value => JsonSerializer.Serialize(value, type, json).Trim('"'));
            AddUnless(
                names.Order().SequenceEqual(schema["enum"]!.AsArray().Select(value => (string)value!).Order()),
                $"the values of {definition}");
            return;
        }

        var fields = json.GetTypeInfo(type).Properties;
        var properties = schema["properties"]!.AsObject();
        var expected = fields.Select(field => field.Name).Concat(type.IsAssignableTo(typeof(RunLine)) ? ["type"] : []).Order().ToList();
        AddUnless(
            expected.SequenceEqual(properties.Select(property => property.Key).Order()),
            $"the fields of {definition}: {string.Join(", ", expected)}");
        var required = expected.Except(fields.Where(field => !field.IsRequired).Select(field => field.Name)).ToList();
        AddUnless(
            required.SequenceEqual(schema["required"]!.AsArray().Select(name => (string)name!).Order()), $"what {definition} requires");
        AddUnless((bool?)schema["additionalProperties"] == false, $"{definition} must allow no other field");
        foreach (var field in fields.Where(field => properties.ContainsKey(field.Name)))
        {
            CompareField($"{definition}.{field.Name}", field, properties[field.Name]!);
        }
    }

    private void CompareField(string place, JsonPropertyInfo field, JsonNode schema)
    {
        var type = Nullable.GetUnderlyingType(field.PropertyType) ?? field.PropertyType;
        var nullable = Nullable.GetUnderlyingType(field.PropertyType) is not null
            || (!field.PropertyType.IsValueType && field.IsGetNullable);
        AddUnless(nullable == AllowsNull(schema), $"whether {place} may be null");
        var (element, inner) = (type, schema);
        while (json.GetTypeInfo(element) is { ElementType: { } within } list)
        {
            if (within == typeof(System.Text.Json.JsonElement))
            {
                AddUnless(inner["additionalProperties"] is null, $"{place} takes any JSON");
                return;
            }

            inner = list.Kind == JsonTypeInfoKind.Dictionary ? inner["additionalProperties"]! : inner["items"]!;
            element = Nullable.GetUnderlyingType(within) ?? within;
            AddUnless(within == element || AllowsNull(inner), $"whether an element of {place} may be null");
        }

        if (json.GetTypeInfo(element).Kind == JsonTypeInfoKind.Object || element.IsEnum)
        {
            var referred = Reference(inner) ?? inner["oneOf"]?.AsArray().Select(Reference).FirstOrDefault(name => name is not null);
            AddUnless(referred is not null, $"{place} must refer to a definition");
            Compare(referred?.Split('/')[^1] ?? "", element);
        }
        else if (json.GetTypeInfo(element).Kind == JsonTypeInfoKind.None)
        {
            AddUnless(TypesOf(inner).Contains(JsonNameOf(element)), $"{place} is {JsonNameOf(element)}");
            CompareMinimum(place, field, element, inner);
        }
    }

    /// <summary>The reader refuses what the schema refuses, and no more, below what a number may be.</summary>
    private void CompareMinimum(string place, JsonPropertyInfo field, Type element, JsonNode schema)
    {
        if (element == typeof(int) || element == typeof(long) || element == typeof(double))
        {
            var least = RunRanges.Of(field.DeclaringType, field.Name).Least;
            AddUnless(
                least < 0 ? schema["minimum"] is null : (double?)schema["minimum"] == least || schema["enum"] is not null,
                $"the minimum of {place}: {least}");
        }
    }

    private static bool AllowsNull(JsonNode schema) =>
        TypesOf(schema).Contains("null") || schema["oneOf"]?.AsArray().Any(choice => TypesOf(choice!).Contains("null")) == true;

    private static IReadOnlyList<string> TypesOf(JsonNode schema) => schema["type"] switch
    {
        JsonArray several => [.. several.Select(name => (string)name!)],
        { } one => [(string)one!],
        null => [],
    };

    private static string? Reference(JsonNode? schema) => (string?)schema?["$ref"];

    private static string JsonNameOf(Type type) =>
        type == typeof(bool) ? "boolean"
        : type == typeof(double) ? "number"
        : type == typeof(string) || type == typeof(DateTimeOffset) ? "string"
        : "integer";

    private void AddUnless(bool fulfilled, string what)
    {
        if (!fulfilled)
        {
            _differences.Add(what);
        }
    }
}
