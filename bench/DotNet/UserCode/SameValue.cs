using System.Globalization;
using System.Numerics;
using System.Text.Json;

namespace GilBench.DotNet.UserCode;

/// <summary>Whether a text says the value that is expected: a number, or a list or table with numbers in it.</summary>
internal static class SameValue
{
    /// <summary>A tuple of one has a comma behind it.</summary>
    private static readonly JsonDocumentOptions _withTrailingCommas = new() { AllowTrailingCommas = true };

    /// <param name="text">A number, or JSON.</param>
    /// <param name="expected">As C# or Python writes it.</param>
    /// <param name="tolerance">Relative to the greater of two numbers; null: exact.</param>
    public static bool Is(string text, string expected, double? tolerance) =>
        SameNumber(text, expected, tolerance) || SameJson(text, expected, tolerance);

    private static bool SameNumber(string text, string expected, double? tolerance)
    {
        if (BigInteger.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole)
            && BigInteger.TryParse(expected, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var wanted))
        {
            return whole == wanted || (tolerance is not null && IsNear((double)whole, (double)wanted, tolerance));
        }

        return Number(text) is { } one && Number(expected) is { } other && IsNear(one, other, tolerance);
    }

    private static bool IsNear(double one, double other, double? tolerance) => one.Equals(other)
        || one == other
        || (double.IsFinite(one) && double.IsFinite(other)
            && Math.Abs(one - other) <= (tolerance ?? 0) * Math.Max(Math.Abs(one), Math.Abs(other)));

    /// <summary>As C# or Python writes it.</summary>
    private static double? Number(string text) => text switch
    {
        "nan" => double.NaN,
        "inf" => double.PositiveInfinity,
        "-inf" => double.NegativeInfinity,
        _ => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null,
    };

    private static bool SameJson(string text, string expected, double? tolerance)
    {
        if (text is not ['[' or '{', ..] || expected is not ['[' or '{' or '(', ..])
        {
            return false;
        }

        try
        {
            using var one = JsonDocument.Parse(text);
            using var other = JsonDocument.Parse(PythonLiteral.ToJson(expected), _withTrailingCommas);
            return Same(one.RootElement, other.RootElement, tolerance);
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static bool Same(JsonElement one, JsonElement other, double? tolerance) => (one.ValueKind, other.ValueKind) switch
    {
        (JsonValueKind.Number, JsonValueKind.Number) => SameNumber(one.GetRawText(), other.GetRawText(), tolerance),
        (JsonValueKind.Array, JsonValueKind.Array) => one.GetArrayLength() == other.GetArrayLength()
            && one.EnumerateArray().Zip(other.EnumerateArray()).All(pair => Same(pair.First, pair.Second, tolerance)),
        (JsonValueKind.Object, JsonValueKind.Object) => one.GetPropertyCount() == other.GetPropertyCount()
            && one.EnumerateObject().All(field => other.TryGetProperty(field.Name, out var same) && Same(field.Value, same, tolerance)),
        _ => JsonElement.DeepEquals(one, other),
    };
}
