using System.Text;

namespace GilBench.DotNet.UserCode;

/// <summary>
/// Python's writing of lists, tuples and dictionaries as JSON, so that the same work in both languages can be held to one expected text.
/// What JSON cannot say (sets, keys that are no strings) becomes a text that no JSON reader takes.
/// </summary>
internal static class PythonLiteral
{
    /// <summary>A text that is JSON already stays what it says.</summary>
    public static string ToJson(string literal)
    {
        var json = new StringBuilder(literal.Length + 8);
        for (var i = 0; i < literal.Length;)
        {
            i = literal[i] switch
            {
                '\'' or '"' => String(literal, i, json),
                var letter when char.IsLetter(letter) => Word(literal, i, json),
                var other => Sign(other, i, json),
            };
        }

        return json.ToString();
    }

    private static int Sign(char sign, int at, StringBuilder json)
    {
        json.Append(sign switch { '(' => '[', ')' => ']', _ => sign });
        return at + 1;
    }

    private static int Word(string literal, int at, StringBuilder json)
    {
        var end = at;
        while (end < literal.Length && char.IsLetter(literal[end]))
        {
            end++;
        }

        json.Append(literal[at..end] switch { "True" => "true", "False" => "false", "None" => "null", var other => other });
        return end;
    }

    /// <returns>The place behind the closing quote, or the end where there is none.</returns>
    private static int String(string literal, int at, StringBuilder json)
    {
        var quote = literal[at++];
        json.Append('"');
        while (at < literal.Length && literal[at] != quote)
        {
            at = literal[at] == '\\' && at + 1 < literal.Length ? Escape(literal[at + 1], at, json) : Letter(literal[at], at, json);
        }

        json.Append('"');
        return at + 1;
    }

    private static int Letter(char letter, int at, StringBuilder json)
    {
        json.Append(letter == '"' ? "\\\"" : letter.ToString());
        return at + 1;
    }

    /// <summary>Two hexadecimal digits after x are four after u; a single quote needs no escape.</summary>
    private static int Escape(char escaped, int at, StringBuilder json)
    {
        json.Append(escaped switch { '\'' => "'", 'x' => "\\u00", _ => $"\\{escaped}" });
        return at + 2;
    }
}
