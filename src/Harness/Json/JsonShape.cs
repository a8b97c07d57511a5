using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace GilBench.Json;

/// <summary>
/// Holds a JSON text against the records that it is to become: no field too few, too many or twice, no null where none belongs (elements
/// of lists included, which the serializer lets pass), every word one of its enum, every number finite and in its range. A run has
/// hundreds of thousands of lines, so the text is gone through once, and words are made only of what is wrong.
/// </summary>
/// <param name="rangeOf">What the number in a record's field may be; pure.</param>
internal sealed class JsonShape(JsonSerializerOptions options, Func<Type, string, NumberRange> rangeOf)
{
    public const string HalfAPair = "a field's name holds half a surrogate pair, which is no text";

    private readonly ConcurrentDictionary<Type, TypeShape> _types = new();

    /// <param name="json">One JSON value in UTF-8.</param>
    /// <exception cref="JsonFault">The first thing that is wrong.</exception>
    /// <exception cref="JsonException">
    /// The text is no JSON. Where something else is wrong before that, it is found first: whoever asks looks whether all of it is JSON.
    /// </exception>
    public void Check(ReadOnlySpan<byte> json, Type type)
    {
        var reader = new Utf8JsonReader(json);
        reader.Read();
        Check(ref reader, ShapeOf(type), NumberRange.Any, new(Value: false, Elements: false), new JsonPath());

        // Nothing may follow.
        reader.Read();
    }

    public static bool IsRequired(JsonPropertyInfo property) =>
        property.IsRequired || property.AssociatedParameter is { IsMemberInitializer: false, HasDefaultValue: false };

    private void Check(ref Utf8JsonReader reader, TypeShape shape, NumberRange range, MayBeNull nulls, JsonPath path)
    {
        var nullable = nulls.Value || shape.IsNullable;
        if (reader.TokenType == JsonTokenType.Null && nullable)
        {
            return;
        }

        switch (shape.Info.Kind)
        {
            case JsonTypeInfoKind.Enumerable when reader.TokenType == JsonTokenType.StartArray:
                CheckElements(ref reader, ShapeOf(shape.Info.ElementType!), range, new(nulls.Elements, Elements: false), path);
                return;
            case JsonTypeInfoKind.Dictionary when reader.TokenType == JsonTokenType.StartObject:
                CheckEntries(ref reader, shape, range, path);
                return;
            case JsonTypeInfoKind.Object when reader.TokenType == JsonTokenType.StartObject:
                CheckObject(ref reader, shape, path);
                return;
            case JsonTypeInfoKind.None when Scalars.Belongs(ref reader, shape, range):
                return;
        }

        throw path.Fault(
            $"{JsonWords.Found(ElementAt(reader))} was found where {JsonWords.Expected(shape.Info, range, nullable)} is expected");
    }

    private void CheckElements(ref Utf8JsonReader reader, TypeShape element, NumberRange range, MayBeNull nulls, JsonPath path)
    {
        path.EnterList();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            Check(ref reader, element, range, nulls, path);
            path.NextElement();
        }

        path.Leave();
    }

    private void CheckEntries(ref Utf8JsonReader reader, TypeShape shape, NumberRange range, JsonPath path)
    {
        var element = ShapeOf(shape.Info.ElementType!);
        var seen = new HashSet<string>();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = NameOf(ref reader, path);
            path.Enter(name);
            RefuseTwice(seen, name, path);
            shape.CheckKey(name, path);
            reader.Read();
            Check(ref reader, element, range, new(Value: false, Elements: false), path);
            path.Leave();
        }
    }

    private void CheckObject(ref Utf8JsonReader reader, TypeShape declared, JsonPath path)
    {
        var shape = declared.Kinds is { } kinds ? ShapeOf(kinds.TypeOf(reader, path)) : declared;
        Span<bool> seen = stackalloc bool[shape.Fields.Count];
        HashSet<string>? others = null;
        var next = 0;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var place = shape.PlaceOf(ref reader, next, path);
            if (place >= 0)
            {
                var field = shape.Fields[place];
                path.Enter(field.Name);
                if (seen[place])
                {
                    throw Twice(path);
                }

                (seen[place], next) = (true, place + 1);
                reader.Read();
                Check(ref reader, field.Type ??= ShapeOf(field.Property.PropertyType), field.Range, field.Nulls, path);
            }
            else
            {
                var name = NameOf(ref reader, path);
                path.Enter(name);
                RefuseTwice(others ??= [], name, path);
                if (name != declared.Kinds?.Name && options.UnmappedMemberHandling == JsonUnmappedMemberHandling.Disallow)
                {
                    throw path.Fault($"there is no field '{Model.VisibleText.Cut(name)}'; expected here: {JsonWords.Fields(shape.Info)}");
                }

                reader.Read();
                reader.Skip();
            }

            path.Leave();
        }

        RequireFields(shape, seen, path);
    }

    private void RequireFields(TypeShape shape, ReadOnlySpan<bool> seen, JsonPath path)
    {
        for (var place = 0; place < shape.Fields.Count; place++)
        {
            var field = shape.Fields[place];
            if (field.IsRequired && !seen[place])
            {
                var type = field.Type ??= ShapeOf(field.Property.PropertyType);
                var expected = JsonWords.Expected(type.Info, field.Range, type.IsNullable || field.Nulls.Value);
                path.Enter(field.Name);
                throw path.Fault($"it is missing; {expected} is expected");
            }
        }
    }

    private TypeShape ShapeOf(Type type) => _types.GetOrAdd(type, asked => new TypeShape(asked, options, rangeOf));

    private static void RefuseTwice(HashSet<string> seen, string name, JsonPath path)
    {
        if (!seen.Add(name))
        {
            throw Twice(path);
        }
    }

    private static JsonFault Twice(JsonPath path) => path.Fault("it is there twice; once is expected");

    /// <summary>The value at which a reader stands, to say what it is.</summary>
    internal static JsonElement ElementAt(Utf8JsonReader reader) => JsonElement.ParseValue(ref reader);

    /// <param name="path">Of the object that has the name.</param>
    /// <exception cref="JsonFault">The name is no text.</exception>
    internal static string NameOf(ref Utf8JsonReader reader, JsonPath path)
    {
        try
        {
            return reader.GetString()!;
        }
        catch (InvalidOperationException)
        {
            throw path.Fault(HalfAPair);
        }
    }
}
