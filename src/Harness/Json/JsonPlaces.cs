using System.Text.Json;

namespace GilBench.Json;

/// <summary>On which line each field of a JSON text stands, so that errors about its meaning can say where.</summary>
internal sealed class JsonPlaces
{
    private readonly Dictionary<string, int> _lines = [];

    private string _last = "";

    /// <param name="json">UTF-8; what follows an error in it is passed over.</param>
    public static JsonPlaces Of(byte[] json)
    {
        var places = new JsonPlaces();
        try
        {
            places.Read(json);
        }
        catch (Exception wrong) when (wrong is JsonException or InvalidOperationException)
        {
            // No JSON from here on, or a name that is no text.
        }

        return places;
    }

    /// <summary>The field that stands last before the text's error; empty where none does.</summary>
    public static string LastFieldOf(byte[] json) => Of(json)._last;

    private void Read(byte[] json)
    {
        var reader = new Utf8JsonReader(json);
        var open = new Stack<(string Path, int Index)>();
        var (field, line, counted) = ("", 1, 0L);
        while (reader.Read())
        {
            line += json.AsSpan((int)counted, (int)(reader.TokenStartIndex - counted)).Count((byte)'\n');
            counted = reader.TokenStartIndex;
            switch (reader.TokenType)
            {
                case JsonTokenType.PropertyName:
                    field = JsonWords.Member(open.Peek().Path, reader.GetString()!);
                    _lines[field] = line;
                    break;
                case JsonTokenType.EndObject or JsonTokenType.EndArray:
                    open.Pop();
                    break;
                default:
                    field = Element(open, field);
                    _lines.TryAdd(field, line);
                    if (reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray)
                    {
                        open.Push((field, reader.TokenType == JsonTokenType.StartArray ? 0 : -1));
                    }

                    break;
            }

            _last = field;
        }
    }

    /// <summary>Of the field, else of the nearest one around it.</summary>
    /// <param name="field">Such as <c>claims[2].restated.arm.workload</c>.</param>
    public int LineOf(string field)
    {
        for (var around = field; around.Length > 0; around = around[..Math.Max(0, around.LastIndexOfAny(['.', '[']))])
        {
            if (_lines.TryGetValue(around, out var line))
            {
                return line;
            }
        }

        return 1;
    }

    /// <summary>Within an array the next index, else the property that was named last.</summary>
    private static string Element(Stack<(string Path, int Index)> open, string field)
    {
        if (open.Count == 0 || open.Peek().Index < 0)
        {
            return field;
        }

        var (path, index) = open.Pop();
        open.Push((path, index + 1));
        return JsonWords.Element(path, index);
    }
}
