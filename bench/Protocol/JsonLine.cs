using System.Buffers;
using System.Text.Json;

namespace GilBench.Protocol;

/// <summary>
/// Lines of JSON field by field, without the serializer: in a C# worker each of its types costs the compiler dozens of methods, in every
/// launch anew. Of the 541 methods that were compiled until the native control stood ready, three quarters were the serializer's.
/// </summary>
internal static class JsonLine
{
    /// <param name="write">Writes the fields.</param>
    /// <returns>One JSON object as UTF-8 on one line, its end included.</returns>
    public static byte[] Of<T>(T content, Action<Utf8JsonWriter, T> write)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            write(json, content);
            json.WriteEndObject();
        }

        buffer.GetSpan(1)[0] = (byte)'\n';
        buffer.Advance(1);
        return buffer.WrittenSpan.ToArray();
    }

    public static void WriteSeconds(this Utf8JsonWriter json, ReadOnlySpan<byte> name, double? seconds)
    {
        if (seconds is { } known)
        {
            json.WriteNumber(name, known);
        }
        else
        {
            json.WriteNull(name);
        }
    }

    public static void WriteCount(this Utf8JsonWriter json, ReadOnlySpan<byte> name, long? count)
    {
        if (count is { } known)
        {
            json.WriteNumber(name, known);
        }
        else
        {
            json.WriteNull(name);
        }
    }

    public static void WriteState(this Utf8JsonWriter json, ReadOnlySpan<byte> name, bool? state)
    {
        if (state is { } known)
        {
            json.WriteBoolean(name, known);
        }
        else
        {
            json.WriteNull(name);
        }
    }

    public static void WriteStates(this Utf8JsonWriter json, ReadOnlySpan<byte> name, IReadOnlyList<bool>? states)
    {
        if (states is null)
        {
            json.WriteNull(name);
            return;
        }

        json.WriteStartArray(name);
        foreach (var state in states)
        {
            json.WriteBooleanValue(state);
        }

        json.WriteEndArray();
    }

    public static void WriteNumbers(this Utf8JsonWriter json, ReadOnlySpan<byte> name, IReadOnlyList<int>? numbers)
    {
        if (numbers is null)
        {
            json.WriteNull(name);
            return;
        }

        json.WriteStartArray(name);
        foreach (var number in numbers)
        {
            json.WriteNumberValue(number);
        }

        json.WriteEndArray();
    }

    public static void WriteTexts(this Utf8JsonWriter json, ReadOnlySpan<byte> name, IReadOnlyList<string>? texts)
    {
        if (texts is null)
        {
            json.WriteNull(name);
            return;
        }

        json.WriteStartArray(name);
        foreach (var text in texts)
        {
            json.WriteStringValue(text);
        }

        json.WriteEndArray();
    }
}
