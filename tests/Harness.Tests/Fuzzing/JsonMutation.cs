using System.Text;
using System.Text.Json;
using GilBench.Statistics.Sampling;

namespace GilBench.Tests.Fuzzing;

/// <summary>Spoils JSON texts, from a generator of random numbers: the same seed always spoils a text the same way.</summary>
internal static class JsonMutation
{
    private static readonly string[] s_numbers =
        ["-1", "0", "1", "2", "3", "0.5", "1e-300", "1e-9", "1e9", "1e12", "1e15", "1e308", "-1e308", "1e999", "65536", "2147483647",
            "-2147483648", "9223372036854775807", "1.0"];

    private static readonly string[] s_others =
    [
        "null", "true", "false", "[]", "{}", "[null]", "{\"x\":null}", "\"\"", "\"x\"", "\"NaN\"", "\"1\"", "\"\\u0000\\u001b[2Jx\"",
        "\"\\ufffe\\uffff\"", "\"\\ud800\"",
        "\"</script><b>&amp;]]>\"", "\"a|b`c\\n# d\"", "\"../../x\"", "\"*\"", "\"\\u202eabc\"", "\"\\ud83d\\ude00\"", "\"ok\"",
        "\"9999-12-31T23:59:59+00:00\"",
    ];

    private static readonly string[] s_names = ["\"x\"", "\"\"", "\"\\ud800\"", "\"type\"", "\"id\"", "\"\\u001b[31m\""];

    /// <summary>A value with its name, where it is a field of an object; ends are exclusive.</summary>
    private sealed record Span(int NameBegin, int NameEnd, int Begin, int End, JsonTokenType Kind);

    public static string Of(string json, SplitMix64 random)
    {
        var changes = 1 + random.Below(2);
        for (var i = 0; i < changes; i++)
        {
            json = Once(json, random);
        }

        return json;
    }

    /// <summary>Numbers alone, for others that are numbers: most of what comes of it is still a document, with other figures.</summary>
    public static string OfNumbers(string json, SplitMix64 random)
    {
        var numbers = SpansOf(json).Where(span => span.Kind == JsonTokenType.Number).ToList();
        return numbers.Count == 0 ? json : Replace(json, Any(numbers, random), random.Below(3) == 0
            ? Any(s_numbers, random)
            : json[Any(numbers, random) is var other ? other.Begin..other.End : ..]);
    }

    private static string Once(string json, SplitMix64 random)
    {
        var spans = SpansOf(json);
        if (spans.Count == 0 || random.Below(20) == 0)
        {
            return Letters(json, random);
        }

        var span = Any(spans, random);
        var named = span.NameBegin >= 0;
        return random.Below(10) switch
        {
            0 => Replace(json, span, Any(s_numbers, random)),
            1 => Replace(json, span, Any(s_others, random)),
            2 when Any(spans, random) is var other => Replace(json, span, json[other.Begin..other.End]),
            3 when named => json.Remove(span.NameBegin, WithComma(json, span.End) - span.NameBegin),
            4 when named => json.Insert(span.NameBegin, $"{json[span.NameBegin..span.End]},"),
            5 when named => json.Remove(span.NameBegin, span.NameEnd - span.NameBegin).Insert(span.NameBegin, Any(s_names, random)),
            6 when named => json.Insert(span.NameBegin, $"{Any(s_names, random)}:{Any(s_others, random)},"),
            7 => json.Insert(span.End, $",{json[span.Begin..span.End]}"),
            8 when span.Kind == JsonTokenType.String => Replace(json, span, Any(s_others, random)),
            _ when spans.Where(other => other.Kind == span.Kind).ToList() is var alike && Any(alike, random) is var other =>
                Replace(json, span, json[other.Begin..other.End]),
            _ => json,
        };
    }

    private static string Letters(string text, SplitMix64 random)
    {
        var at = random.Below(text.Length + 1);
        return random.Below(4) switch
        {
            0 => text[..at],
            1 when at < text.Length => text.Remove(at, 1),
            2 => text.Insert(at, Any(["\"", "{", "}", "[", "]", ",", ":", "\0", "\u001b", "\ufffe", "\ud800", "\\", "\n", "é"], random)),
            _ => text[at..] + text[..at],
        };
    }

    private static string Replace(string json, Span span, string by) =>
        string.Concat(json.AsSpan(0, span.Begin), by, json.AsSpan(span.End));

    private static int WithComma(string json, int end) => end < json.Length && json[end] == ',' ? end + 1 : end;

    private static T Any<T>(IReadOnlyList<T> choices, SplitMix64 random) => choices[random.Below(choices.Count)];

    /// <summary>Positions are those of a text of ASCII letters; in another a mutation falls elsewhere, which does no harm.</summary>
    private static List<Span> SpansOf(string json)
    {
        var spans = new List<Span>();
        var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(json));
        var open = new Stack<(int NameBegin, int NameEnd, int Begin)>();
        var (nameBegin, nameEnd) = (-1, -1);
        try
        {
            while (reader.Read())
            {
                var (begin, end) = ((int)reader.TokenStartIndex, (int)reader.BytesConsumed);
                switch (reader.TokenType)
                {
                    case JsonTokenType.PropertyName:
                        (nameBegin, nameEnd) = (begin, end - 1);
                        continue;
                    case JsonTokenType.StartObject or JsonTokenType.StartArray:
                        open.Push((nameBegin, nameEnd, begin));
                        break;
                    case JsonTokenType.EndObject or JsonTokenType.EndArray:
                        var whole = open.Pop();
                        spans.Add(new Span(whole.NameBegin, whole.NameEnd, whole.Begin, end, reader.TokenType));
                        break;
                    default:
                        spans.Add(new Span(nameBegin, nameEnd, begin, end, reader.TokenType));
                        break;
                }

                (nameBegin, nameEnd) = (-1, -1);
            }
        }
        catch (JsonException)
        {
            // What stands before the error can still be spoiled further.
        }

        return [.. spans.Where(span => span.End <= json.Length)];
    }
}
