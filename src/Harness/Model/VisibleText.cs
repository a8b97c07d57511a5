using System.Globalization;
using System.Text;

namespace GilBench.Model;

/// <summary>
/// Text that came from outside, fit to be shown: what a terminal would obey, XML forbids or nobody can see is written as its escape, such
/// as <c>\u001b</c>.
/// </summary>
internal static class VisibleText
{
    /// <summary>What an error quotes at most of a value.</summary>
    public const int QuotedCharacters = 60;

    /// <summary>On one line: line breaks and tabs are escaped too.</summary>
    public static string Of(string text) => Escape(text, keepLines: false);

    /// <summary>Line breaks and tabs stay.</summary>
    public static string OfLines(string text) => Escape(text, keepLines: true);

    /// <summary>On one line, its beginning with an ellipsis where it is long.</summary>
    public static string Cut(string text, int most = QuotedCharacters) =>
        text.Length <= most ? Of(text) : Of(text[..(char.IsHighSurrogate(text[most - 1]) ? most - 1 : most)]) + "…";

    private static string Escape(string text, bool keepLines)
    {
        StringBuilder? escaped = null;
        for (var i = 0; i < text.Length; i++)
        {
            var length = char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]) ? 2 : 1;
            var shown = IsShown(text, i, length) || (keepLines && text[i] is '\n' or '\t');
            if (!shown)
            {
                escaped ??= new StringBuilder(text, 0, i, text.Length + 16);
                escaped.Append(EscapeOf(text.AsSpan(i, length)));
            }
            else
            {
                escaped?.Append(text, i, length);
            }

            i += length - 1;
        }

        return escaped?.ToString() ?? text;
    }

    private static bool IsShown(string text, int at, int length) => length == 2
        ? (char.ConvertToUtf32(text, at) & 0xFFFE) != 0xFFFE
        : text[at] is not ('\uFFFE' or '\uFFFF' or (>= '\uFDD0' and <= '\uFDEF')) && char.GetUnicodeCategory(text[at]) is not (
            UnicodeCategory.Control or UnicodeCategory.Surrogate or UnicodeCategory.Format
                or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);

    private static string EscapeOf(ReadOnlySpan<char> character) => character switch
    {
        "\n" => "\\n",
        "\r" => "\\r",
        "\t" => "\\t",
        [var one] => string.Create(CultureInfo.InvariantCulture, $"\\u{(int)one:x4}"),
        _ => string.Create(CultureInfo.InvariantCulture, $"\\u{(int)character[0]:x4}\\u{(int)character[1]:x4}"),
    };
}
