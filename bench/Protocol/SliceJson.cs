using System.Buffers;
using System.Text;
using System.Text.Json;

namespace GilBench.Protocol;

/// <summary>
/// The two lines that pass once a slice, written and read without the serializer: the same text as <see cref="ProtocolJson"/> makes and
/// reads. The runtime compiles whatever is called once a slice three times over, beside the slices of other workers or before them; the
/// serializer's several hundred methods were half of what a C# worker's start cost (0.7 s of CPU time).
/// </summary>
internal static class SliceJson
{
    /// <returns>The sample as one line, its end included.</returns>
    public static byte[] Line(WorkerSample sample)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using (var json = new Utf8JsonWriter(buffer))
        {
            Write(json, sample);
        }

        buffer.GetSpan(1)[0] = (byte)'\n';
        buffer.Advance(1);
        return buffer.WrittenSpan.ToArray();
    }

    /// <param name="line">A command.</param>
    /// <param name="tasks">How many units are asked for.</param>
    /// <returns>Whether it is a plain <c>go</c>; any other line, a faulty one too, is the serializer's to read.</returns>
    public static bool IsGo(string line, out int tasks)
    {
        tasks = 0;
        var json = new Utf8JsonReader(Encoding.UTF8.GetBytes(line));
        try
        {
            return json.Read() && json.TokenType == JsonTokenType.StartObject
                && json.Read() && json.TokenType == JsonTokenType.PropertyName && json.ValueTextEquals("type"u8)
                && json.Read() && json.TokenType == JsonTokenType.String && json.ValueTextEquals("go"u8)
                && json.Read() && json.TokenType == JsonTokenType.PropertyName && json.ValueTextEquals("tasks"u8)
                && json.Read() && json.TokenType == JsonTokenType.Number && json.TryGetInt32(out tasks)
                && json.Read() && json.TokenType == JsonTokenType.EndObject
                && !json.Read();
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static void Write(Utf8JsonWriter json, WorkerSample sample)
    {
        json.WriteStartObject();
        json.WriteString("type"u8, "sample"u8);
        json.WriteNumber("index"u8, sample.Index);
        json.WriteString("phase"u8, sample.Phase);
        json.WriteNumber("tasks"u8, sample.Tasks);
        json.WriteNumber("wall_seconds"u8, sample.WallSeconds);
        WriteSeconds(json, "cpu_self_seconds"u8, sample.CpuSelfSeconds);
        WriteSeconds(json, "cpu_children_seconds"u8, sample.CpuChildrenSeconds);
        WriteCount(json, "voluntary_switches"u8, sample.VoluntarySwitches);
        WriteCount(json, "involuntary_switches"u8, sample.InvoluntarySwitches);
        WriteCount(json, "minor_faults"u8, sample.MinorFaults);
        WriteCount(json, "major_faults"u8, sample.MajorFaults);
        WriteStates(json, "gil_before"u8, sample.GilBefore);
        WriteStates(json, "gil_after"u8, sample.GilAfter);
        WriteCount(json, "workers_seen"u8, sample.WorkersSeen);
        json.WriteStartObject("results"u8);
        foreach (var (result, units) in sample.Results)
        {
            json.WriteNumber(result, units);
        }

        json.WriteEndObject();
        if (sample.LatenessSeconds is { } lateness)
        {
            json.WriteStartObject("lateness_seconds"u8);
            json.WriteNumber("p50"u8, lateness.P50);
            json.WriteNumber("p99"u8, lateness.P99);
            json.WriteEndObject();
        }
        else
        {
            json.WriteNull("lateness_seconds"u8);
        }

        WriteSeconds(json, "cpu_system_seconds"u8, sample.CpuSystemSeconds);
        json.WriteEndObject();
    }

    private static void WriteSeconds(Utf8JsonWriter json, ReadOnlySpan<byte> name, double? seconds)
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

    private static void WriteCount(Utf8JsonWriter json, ReadOnlySpan<byte> name, long? count)
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

    private static void WriteStates(Utf8JsonWriter json, ReadOnlySpan<byte> name, IReadOnlyList<bool>? states)
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
}
