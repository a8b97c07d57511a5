using System.Collections.Concurrent;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace GilBench.Json;

/// <summary>
/// Holds a JSON value against the records that it is to become: no field too few, too many or twice, no null where none belongs (elements
/// of lists included, which the serializer lets pass), every word one of its enum, every number finite and in its range.
/// </summary>
/// <param name="rangeOf">What the number in a record's field may be.</param>
internal sealed class JsonShape(JsonSerializerOptions options, Func<Type, string, NumberRange> rangeOf)
{
    public const string HalfAPair = "a field's name holds half a surrogate pair, which is no text";

    private readonly ConcurrentDictionary<JsonPropertyInfo, MayBeNull> _nulls = new();

    /// <exception cref="JsonFault">The first thing that is wrong.</exception>
    public void Check(JsonElement value, Type type) => Check(value, type, NumberRange.Any, new(Value: false, Elements: false), "");

    public static bool IsRequired(JsonPropertyInfo property) =>
        property.IsRequired || property.AssociatedParameter is { IsMemberInitializer: false, HasDefaultValue: false };

    private void Check(JsonElement value, Type type, NumberRange range, MayBeNull nulls, string field)
    {
        var inner = Nullable.GetUnderlyingType(type);
        var nullable = nulls.Value || inner is not null;
        var info = options.GetTypeInfo(inner ?? type);
        if (value.ValueKind == JsonValueKind.Null && nullable)
        {
            return;
        }

        switch (info.Kind)
        {
            case JsonTypeInfoKind.Enumerable when value.ValueKind == JsonValueKind.Array:
                foreach (var (index, element) in value.EnumerateArray().Index())
                {
                    Check(element, info.ElementType!, range, new(nulls.Elements, Elements: false), JsonWords.Element(field, index));
                }

                return;
            case JsonTypeInfoKind.Dictionary when value.ValueKind == JsonValueKind.Object:
                CheckEntries(value, info, range, field);
                return;
            case JsonTypeInfoKind.Object when value.ValueKind == JsonValueKind.Object:
                CheckObject(value, info, field);
                return;
            case JsonTypeInfoKind.None when Scalars.Belongs(value, info, range):
                return;
        }

        throw new JsonFault(field, $"{JsonWords.Found(value)} was found where {JsonWords.Expected(info, range, nullable)} is expected");
    }

    private void CheckEntries(JsonElement value, JsonTypeInfo info, NumberRange range, string field)
    {
        var seen = new HashSet<string>();
        foreach (var entry in value.EnumerateObject())
        {
            var name = NameOf(entry, field);
            var place = JsonWords.Member(field, name);
            RefuseTwice(seen, name, place);
            if (info.KeyType == typeof(int) && !(
                int.TryParse(name, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var key)
                    && key > 0))
            {
                throw new JsonFault(place, "this name was found where a whole number above 0 is expected");
            }

            if (info.KeyType is { IsEnum: true } words && JsonWords.NamesOf(words, options) is var known && !known.Contains(name))
            {
                throw new JsonFault(place, $"this name was found where {JsonWords.OneOf(known)} is expected");
            }

            Check(entry.Value, info.ElementType!, range, new(Value: false, Elements: false), place);
        }
    }

    private void CheckObject(JsonElement value, JsonTypeInfo declared, string field)
    {
        var discriminator = declared.PolymorphismOptions?.TypeDiscriminatorPropertyName;
        var info = declared.PolymorphismOptions is { } kinds ? KindOf(value, kinds, field) : declared;
        var fields = info.Properties.ToDictionary(property => property.Name);
        var seen = new HashSet<string>();
        foreach (var member in value.EnumerateObject())
        {
            var name = NameOf(member, field);
            var place = JsonWords.Member(field, name);
            RefuseTwice(seen, name, place);
            if (fields.TryGetValue(name, out var property))
            {
                Check(member.Value, property.PropertyType, rangeOf(info.Type, name), _nulls.GetOrAdd(property, MayBeNull.Of), place);
            }
            else if (name != discriminator && options.UnmappedMemberHandling == JsonUnmappedMemberHandling.Disallow)
            {
                throw new JsonFault(place, $"there is no field '{Model.VisibleText.Cut(name)}'; expected here: {JsonWords.Fields(info)}");
            }
        }

        if (info.Properties.FirstOrDefault(property => IsRequired(property) && !seen.Contains(property.Name)) is { } missing)
        {
            var inner = Nullable.GetUnderlyingType(missing.PropertyType);
            var expected = JsonWords.Expected(
                options.GetTypeInfo(inner ?? missing.PropertyType), rangeOf(info.Type, missing.Name), inner is not null
                    || _nulls.GetOrAdd(missing, MayBeNull.Of).Value);
            throw new JsonFault(JsonWords.Member(field, missing.Name), $"it is missing; {expected} is expected");
        }
    }

    private JsonTypeInfo KindOf(JsonElement value, JsonPolymorphismOptions kinds, string field)
    {
        var name = kinds.TypeDiscriminatorPropertyName;
        var found = value.EnumerateObject().Where(member => NameOf(member, field) == name).Select(member => (JsonElement?)member.Value)
            .FirstOrDefault();
        var word = found is { ValueKind: JsonValueKind.String } text && Scalars.IsText(text) ? text.GetString() : null;
        var kind = kinds.DerivedTypes.FirstOrDefault(kind => (string?)kind.TypeDiscriminator == word);
        if (kind.DerivedType is { } type)
        {
            return options.GetTypeInfo(type);
        }

        var expected = JsonWords.OneOf(kinds.DerivedTypes.Select(each => (string)each.TypeDiscriminator!));
        throw new JsonFault(
            JsonWords.Member(field, name),
            $"{(found is { } wrong ? $"{JsonWords.Found(wrong)} was found where" : "it is missing;")} {expected} is expected");
    }

    /// <exception cref="JsonFault">The name was seen before.</exception>
    internal static void RefuseTwice(HashSet<string> seen, string name, string place)
    {
        if (!seen.Add(name))
        {
            throw new JsonFault(place, "it is there twice; once is expected");
        }
    }

    /// <exception cref="JsonFault">The name is no text.</exception>
    internal static string NameOf(JsonProperty member, string field)
    {
        try
        {
            return member.Name;
        }
        catch (InvalidOperationException)
        {
            throw new JsonFault(field, HalfAPair);
        }
    }
}

/// <summary>Where null belongs in a field whose types are references.</summary>
/// <param name="Value">In place of its value.</param>
/// <param name="Elements">In place of an element, where it is a list.</param>
internal readonly record struct MayBeNull(bool Value, bool Elements)
{
    public static MayBeNull Of(JsonPropertyInfo property) => new(
        !property.PropertyType.IsValueType && (
            property.AssociatedParameter is { IsMemberInitializer: false } parameter ? parameter.IsNullable : property.IsSetNullable),
        property.AttributeProvider is PropertyInfo declared
            && new NullabilityInfoContext().Create(declared).GenericTypeArguments is [{ ReadState: NullabilityState.Nullable }]);
}
