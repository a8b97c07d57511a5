using System.Text.Json;

namespace GilBench.Json;

/// <summary>Whether a JSON value that has no parts is one of a type; where a type takes any JSON, its parts are passed over.</summary>
internal static class Scalars
{
    public static bool Belongs(ref Utf8JsonReader reader, TypeShape shape, NumberRange range)
    {
        var type = shape.Info.Type;
        if (type == typeof(JsonElement))
        {
            reader.Skip();
            return true;
        }

        return reader.TokenType switch
        {
            JsonTokenType.True or JsonTokenType.False => type == typeof(bool),
            JsonTokenType.Number => IsNumber(ref reader, type, range),
            JsonTokenType.String => IsText(ref reader) && (
                type == typeof(string)
                || (type == typeof(DateTimeOffset) && reader.TryGetDateTimeOffset(out _))
                || (type.IsEnum && IsOneOf(ref reader, shape.Words))),
            _ => false,
        };
    }

    /// <summary>False where an escape stands for half a surrogate pair, of which no text can be made.</summary>
    public static bool IsText(JsonElement value)
    {
        try
        {
            return value.GetString() is not null;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    /// <summary>The same of the text at which a reader of UTF-8 stands: without an escape there is no half of a pair.</summary>
    public static bool IsText(ref Utf8JsonReader reader)
    {
        try
        {
            return !reader.ValueIsEscaped || reader.GetString() is not null;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    private static bool IsOneOf(ref Utf8JsonReader reader, IReadOnlyList<string> words)
    {
        foreach (var word in words)
        {
            if (reader.ValueTextEquals(word))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsNumber(ref Utf8JsonReader reader, Type type, NumberRange range) =>
        type == typeof(int) ? reader.TryGetInt32(out var whole) && range.Contains(whole)
        : type == typeof(long) ? reader.TryGetInt64(out var large) && range.Contains(large)
        : type == typeof(ulong) ? reader.TryGetUInt64(out _)
        : type == typeof(double) && reader.TryGetDouble(out var number) && double.IsFinite(number) && range.Contains(number);
}
