using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using GilBench.Model;

namespace GilBench.Json;

/// <summary>The only reader of JSON: strict, and every error says line, field, what was found and what is expected.</summary>
/// <param name="rangeOf">What the number in a record's field may be.</param>
internal sealed class StrictJson(JsonSerializerOptions options, Func<Type, string, NumberRange> rangeOf)
{
    private readonly JsonShape _shape = new(options, rangeOf);

    /// <exception cref="JsonFault">The first thing that is wrong.</exception>
    public T Read<T>(string text)
        where T : class => Read<T>(Encoding.UTF8.GetBytes(text));

    /// <param name="json">A whole text in UTF-8.</param>
    /// <exception cref="JsonFault">The first thing that is wrong.</exception>
    public T Read<T>(ReadOnlySpan<byte> json)
        where T : class
    {
        try
        {
            return Checked<T>(json);
        }
        catch (Exception wrong) when (wrong is JsonException or JsonFault)
        {
            // What is no JSON at all is told before what it says.
            var text = Encoding.UTF8.GetString(json);
            Parse(text).Dispose();
            throw (wrong as JsonFault ?? DoesNotBelong("")).Within(text);
        }
    }

    /// <param name="check">Whether the values mean something together; throws a <see cref="JsonFault"/> that names the field.</param>
    /// <exception cref="JsonFault">The first thing that is wrong, with its line.</exception>
    public T Read<T>(string text, Action<T> check)
        where T : class
    {
        var value = Read<T>(text);
        try
        {
            check(value);
            return value;
        }
        catch (JsonFault wrong)
        {
            throw wrong.Within(text);
        }
    }

    /// <param name="text">Where the value stands, to name lines.</param>
    /// <exception cref="JsonFault">The first thing that is wrong.</exception>
    public T Read<T>(JsonElement value, string text)
        where T : class
    {
        try
        {
            return Checked<T>(JsonMarshal.GetRawUtf8Value(value));
        }
        catch (JsonFault wrong)
        {
            throw wrong.Within(text);
        }
    }

    private T Checked<T>(ReadOnlySpan<byte> json)
        where T : class
    {
        _shape.Check(json, typeof(T));
        try
        {
            return JsonSerializer.Deserialize<T>(json, options) ?? throw new JsonFault("", "null was found where an object is expected");
        }
        catch (Exception wrong) when (wrong is JsonException or NotSupportedException or InvalidOperationException)
        {
            // What the shape does not know of; the serializer's words name types, so its place alone is told.
            throw DoesNotBelong(((wrong as JsonException)?.Path ?? "").TrimStart('$').TrimStart('.'));
        }
    }

    private static JsonFault DoesNotBelong(string field) => new(field, "what was found does not belong there");

    /// <returns>
    /// The member of that name, the first where there are several; null where there is none, or where the value is no object.
    /// </returns>
    /// <exception cref="JsonFault">A name on the way to it is no text.</exception>
    public static JsonElement? Member(JsonElement value, string name)
    {
        try
        {
            return value.ValueKind == JsonValueKind.Object
                && value.EnumerateObject().Where(member => member.NameEquals(name)).ToList() is [var first, ..]
                ? first.Value
                : null;
        }
        catch (InvalidOperationException)
        {
            throw new JsonFault("", JsonShape.HalfAPair);
        }
    }

    /// <exception cref="JsonFault">The text is no JSON.</exception>
    public static JsonDocument Parse(string text)
    {
        try
        {
            return JsonDocument.Parse(Encoding.UTF8.GetBytes(text));
        }
        catch (JsonException wrong)
        {
            throw NoJson(text, (int)(wrong.LineNumber ?? 0), (int)(wrong.BytePositionInLine ?? 0));
        }
    }

    private static JsonFault NoJson(string text, int line, int bytePosition)
    {
        var field = JsonPlaces.LastFieldOf(Encoding.UTF8.GetBytes(text));
        var bytes = Encoding.UTF8.GetBytes(text.Split('\n').ElementAtOrDefault(line) ?? "");
        var at = Math.Clamp(bytePosition, 0, bytes.Length);
        var rest = Encoding.UTF8.GetString(bytes.AsSpan(at)).Trim();
        var found = rest.Length == 0 ? "the end" : $"'{VisibleText.Cut(rest)}'";
        var character = Encoding.UTF8.GetCharCount(bytes.AsSpan(0, at)) + 1;
        return new JsonFault(
            field,
            FormattableString.Invariant($"{found} was found at character {character} and cannot be read as JSON; ")
                + "look for a comma, quote or bracket too few or too many",
            line + 1);
    }
}
