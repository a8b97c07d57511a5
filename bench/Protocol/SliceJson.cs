using System.Text.Json;

namespace GilBench.Protocol;

/// <summary>
/// The two lines that pass once a slice, written and read without the serializer (<see cref="JsonLine"/>): the same text as
/// <see cref="ProtocolJson"/> makes and reads. The runtime compiles whatever is called once a slice three times over, beside the slices of
/// other workers or before them; the serializer's several hundred methods were half of what a C# worker's start cost (0.7 s of CPU time).
/// </summary>
internal static class SliceJson
{
    /// <returns>The sample as one line, its end included.</returns>
    public static byte[] Line(WorkerSample sample) => JsonLine.Of(sample, Write);

    /// <param name="line">A command.</param>
    /// <param name="tasks">How many units are asked for.</param>
    /// <returns>Whether it is a plain <c>go</c>; any other line, a faulty one too, is the serializer's to read.</returns>
    public static bool IsGo(string line, out int tasks)
    {
        var fields = new PlainFields(line);
        var isGo = fields.Text("type"u8) == "go";
        tasks = fields.Whole("tasks"u8);
        return isGo && fields.IsWhole();
    }

    private static void Write(Utf8JsonWriter json, WorkerSample sample)
    {
        json.WriteString("type"u8, "sample"u8);
        json.WriteNumber("index"u8, sample.Index);
        json.WriteString("phase"u8, sample.Phase);
        json.WriteNumber("tasks"u8, sample.Tasks);
        json.WriteNumber("wall_seconds"u8, sample.WallSeconds);
        json.WriteSeconds("cpu_self_seconds"u8, sample.CpuSelfSeconds);
        json.WriteSeconds("cpu_children_seconds"u8, sample.CpuChildrenSeconds);
        json.WriteCount("voluntary_switches"u8, sample.VoluntarySwitches);
        json.WriteCount("involuntary_switches"u8, sample.InvoluntarySwitches);
        json.WriteCount("minor_faults"u8, sample.MinorFaults);
        json.WriteCount("major_faults"u8, sample.MajorFaults);
        json.WriteStates("gil_before"u8, sample.GilBefore);
        json.WriteStates("gil_after"u8, sample.GilAfter);
        json.WriteCount("workers_seen"u8, sample.WorkersSeen);
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

        json.WriteSeconds("cpu_system_seconds"u8, sample.CpuSystemSeconds);
    }
}
