using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace GilBench.Json;

/// <summary>Whether a JSON value that has no parts is one of a type; where a type takes any JSON, its parts are not looked at.</summary>
internal static class Scalars
{
    public static bool Belongs(JsonElement value, JsonTypeInfo type, NumberRange range) => value.ValueKind switch
    {
        _ when type.Type == typeof(JsonElement) => true,
        JsonValueKind.True or JsonValueKind.False => type.Type == typeof(bool),
        JsonValueKind.Number => IsNumber(value, type.Type, range),
        JsonValueKind.String => IsText(value) && (
            type.Type == typeof(string)
            || (type.Type == typeof(DateTimeOffset) && value.TryGetDateTimeOffset(out _))
            || (type.Type.IsEnum && JsonWords.NamesOf(type.Type, type.Options).Contains(value.GetString()!))),
        _ => false,
    };

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

    private static bool IsNumber(JsonElement value, Type type, NumberRange range) =>
        type == typeof(int) ? value.TryGetInt32(out var whole) && range.Contains(whole)
        : type == typeof(long) ? value.TryGetInt64(out var large) && range.Contains(large)
        : type == typeof(ulong) ? value.TryGetUInt64(out _)
        : type == typeof(double) && value.TryGetDouble(out var number) && double.IsFinite(number) && range.Contains(number);
}
