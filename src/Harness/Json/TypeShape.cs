using System.Globalization;
using System.Reflection;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace GilBench.Json;

/// <summary>What <see cref="JsonShape"/> needs to know of a type, looked up once.</summary>
internal sealed class TypeShape
{
    private readonly JsonSerializerOptions _options;

    public TypeShape(Type type, JsonSerializerOptions options, Func<Type, string, NumberRange> rangeOf)
    {
        var inner = Nullable.GetUnderlyingType(type);
        _options = options;
        IsNullable = inner is not null;
        Info = options.GetTypeInfo(inner ?? type);
        Kinds = Info.PolymorphismOptions is { } kinds ? new TypeKinds(kinds) : null;
        Words = Info.Type.IsEnum ? JsonWords.NamesOf(Info.Type, options) : [];
        var nullability = new NullabilityInfoContext();
        Fields = Info.Kind == JsonTypeInfoKind.Object
            ? [.. Info.Properties.Select(property => new FieldShape(property, rangeOf(Info.Type, property.Name), nullability))]
            : [];
    }

    /// <summary>Of the type itself; of a value that may be null, of what it is otherwise.</summary>
    public JsonTypeInfo Info { get; }

    /// <summary>Whether it is a value type that may be null.</summary>
    public bool IsNullable { get; }

    /// <summary>The types that stand for it; null where it stands for itself.</summary>
    public TypeKinds? Kinds { get; }

    /// <summary>Of an enum, the names that its values have in JSON.</summary>
    public IReadOnlyList<string> Words { get; }

    /// <summary>Of an object.</summary>
    public IReadOnlyList<FieldShape> Fields { get; }

    /// <summary>The place of the field whose name the reader stands at; below 0 where there is no such field.</summary>
    /// <param name="next">Where it is looked for first: what this program wrote has its fields in order.</param>
    /// <param name="path">Of the object.</param>
    /// <exception cref="JsonFault">The name is no text.</exception>
    public int PlaceOf(ref Utf8JsonReader reader, int next, JsonPath path)
    {
        var escaped = reader.ValueIsEscaped ? Encoding.UTF8.GetBytes(JsonShape.NameOf(ref reader, path)) : null;
        for (var i = 0; i < Fields.Count; i++)
        {
            var place = (next + i) % Fields.Count;
            var name = Fields[place].Utf8Name;
            if (escaped is null ? reader.ValueSpan.SequenceEqual(name) : escaped.AsSpan().SequenceEqual(name))
            {
                return place;
            }
        }

        return -1;
    }

    /// <summary>Whether a name may be a key of the dictionary.</summary>
    /// <exception cref="JsonFault">It may not.</exception>
    public void CheckKey(string name, JsonPath path)
    {
        if (Info.KeyType == typeof(int)
            && !(int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var key) && key > 0))
        {
            throw path.Fault("this name was found where a whole number above 0 is expected");
        }

        if (Info.KeyType is { IsEnum: true } words && JsonWords.NamesOf(words, _options) is var known && !known.Contains(name))
        {
            throw path.Fault($"this name was found where {JsonWords.OneOf(known)} is expected");
        }
    }
}

/// <summary>A field of an object.</summary>
/// <param name="nullability">Knows what it has looked up for other fields of the object; of one thread.</param>
internal sealed class FieldShape(JsonPropertyInfo property, NumberRange range, NullabilityInfoContext nullability)
{
    public JsonPropertyInfo Property => property;

    public string Name => property.Name;

    public byte[] Utf8Name { get; } = Encoding.UTF8.GetBytes(property.Name);

    /// <summary>Of its number, or of the numbers in it.</summary>
    public NumberRange Range => range;

    public bool IsRequired { get; } = JsonShape.IsRequired(property);

    public MayBeNull Nulls { get; } = MayBeNull.Of(property, nullability);

    /// <summary>Of its value; null until it was met.</summary>
    public TypeShape? Type { get; set; }
}

/// <summary>The types that may stand for one, and the field that tells which.</summary>
internal sealed class TypeKinds(JsonPolymorphismOptions kinds)
{
    private readonly byte[] _utf8Name = Encoding.UTF8.GetBytes(kinds.TypeDiscriminatorPropertyName);

    private readonly (string Word, Type Type)[] _types =
        [.. kinds.DerivedTypes.Select(kind => ((string)kind.TypeDiscriminator!, kind.DerivedType))];

    /// <summary>Of the field.</summary>
    public string Name { get; } = kinds.TypeDiscriminatorPropertyName;

    /// <param name="reader">At the beginning of the object; a copy, so that nothing of it is passed over.</param>
    /// <exception cref="JsonFault">The field is missing, or says none of the types.</exception>
    public Type TypeOf(Utf8JsonReader reader, JsonPath path)
    {
        var found = IsFound(ref reader, path);
        if (found && reader.TokenType == JsonTokenType.String && Scalars.IsText(ref reader))
        {
            foreach (var (word, type) in _types)
            {
                if (reader.ValueTextEquals(word))
                {
                    return type;
                }
            }
        }

        path.Enter(Name);
        throw path.Fault(
            $"{(found ? $"{JsonWords.Found(JsonShape.ElementAt(reader))} was found where" : "it is missing;")} "
                + $"{JsonWords.OneOf(_types.Select(kind => kind.Word))} is expected");
    }

    /// <summary>Goes on to the field's value.</summary>
    private bool IsFound(ref Utf8JsonReader reader, JsonPath path)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isIt = reader.ValueIsEscaped ? JsonShape.NameOf(ref reader, path) == Name : reader.ValueSpan.SequenceEqual(_utf8Name);
            reader.Read();
            if (isIt)
            {
                return true;
            }

            reader.Skip();
        }

        return false;
    }
}

/// <summary>Where null belongs in a field whose types are references.</summary>
/// <param name="Value">In place of its value.</param>
/// <param name="Elements">In place of an element, where it is a list.</param>
internal readonly record struct MayBeNull(bool Value, bool Elements)
{
    public static MayBeNull Of(JsonPropertyInfo property, NullabilityInfoContext nullability) => new(
        !property.PropertyType.IsValueType && (
            property.AssociatedParameter is { IsMemberInitializer: false } parameter ? parameter.IsNullable : property.IsSetNullable),
        property.AttributeProvider is PropertyInfo declared
            && nullability.Create(declared).GenericTypeArguments is [{ ReadState: NullabilityState.Nullable }]);
}
