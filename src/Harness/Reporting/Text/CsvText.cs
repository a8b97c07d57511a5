using System.Globalization;
using System.Text;
using GilBench.Model;

namespace GilBench.Reporting.Text;

/// <summary>Lines of comma-separated values (RFC 4180): numbers in full, text made visible and quoted where it must be.</summary>
internal static class CsvText
{
    public static string Line(IEnumerable<object?> cells) => string.Join(',', cells.Select(Cell)) + "\r\n";

    public static void AppendLine(StringBuilder text, IEnumerable<object?> cells) => text.Append(Line(cells));

    private static string Cell(object? value)
    {
        var text = value switch
        {
            null => "",
            double number => number.ToString("R", CultureInfo.InvariantCulture),
            bool flag => flag ? "true" : "false",
            IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
            _ => VisibleText.Of(value.ToString()!),
        };
        return text.AsSpan().ContainsAny(",\"\r\n") ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
    }
}
