using System.Globalization;
using System.Numerics;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace GilBench.DotNet.UserCode;

/// <summary>A value as text: plain ones as Python's <c>repr</c> writes them, so that both languages can be compared.</summary>
internal static class ResultWords
{
    private static readonly JsonSerializerOptions _options = new()
    {
        IncludeFields = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        Converters = { new JsonStringEnumConverter(), new BigIntegerJson() },
    };

    /// <exception cref="NotSupportedException">It cannot be written as JSON.</exception>
    /// <exception cref="JsonException">Likewise.</exception>
    public static string Of(object? value) => value switch
    {
        null => "None",
        bool flag => flag ? "True" : "False",
        string text => Quoted(text),
        char letter => Quoted(letter.ToString()),
        double or float or Half => ((IFormattable)value).ToString("R", CultureInfo.InvariantCulture),
        decimal or BigInteger or Int128 or UInt128 => Plain(value),
        _ when value.GetType() is { IsPrimitive: true } => Plain(value),
        _ => JsonSerializer.Serialize(value, value.GetType(), _options),
    };

    private static string Plain(object number) => ((IFormattable)number).ToString(null, CultureInfo.InvariantCulture);

    private static string Quoted(string text)
    {
        var quote = text.Contains('\'', StringComparison.Ordinal) && !text.Contains('"', StringComparison.Ordinal) ? '"' : '\'';
        var quoted = new StringBuilder().Append(quote);
        for (var i = 0; i < text.Length;)
        {
            var isWhole = Rune.TryGetRuneAt(text, i, out var rune);
            quoted.Append(isWhole ? Letter(rune, quote) : Escape('u', text[i], 4));
            i += isWhole ? rune.Utf16SequenceLength : 1;
        }

        return quoted.Append(quote).ToString();
    }

    private static string Letter(Rune letter, char quote) => letter.Value switch
    {
        '\\' => @"\\",
        '\n' => @"\n",
        '\r' => @"\r",
        '\t' => @"\t",
        var value when value == quote => $"\\{quote}",
        var value when IsPrintable(letter) => char.ConvertFromUtf32(value),
        <= 0xff => Escape('x', letter.Value, 2),
        <= 0xffff => Escape('u', letter.Value, 4),
        _ => Escape('U', letter.Value, 8),
    };

    private static string Escape(char kind, int value, int digits) =>
        $"\\{kind}{value.ToString("x", CultureInfo.InvariantCulture).PadLeft(digits, '0')}";

    /// <summary>As <c>str.isprintable</c> has it.</summary>
    private static bool IsPrintable(Rune letter) => letter.Value == ' ' || Rune.GetUnicodeCategory(letter) is not (
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse
        or UnicodeCategory.OtherNotAssigned or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
        or UnicodeCategory.SpaceSeparator);
}
