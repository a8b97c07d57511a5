using System.Text.Json;

namespace GilBench.Protocol;

/// <summary>
/// The lines that pass once a launch, written and read without the serializer (<see cref="JsonLine"/>): the same text as
/// <see cref="ProtocolJson"/> makes, and what it makes is what this reads. A line that is written in another way, or is faulty, is the
/// serializer's to read.
/// </summary>
internal static class LaunchJson
{
    /// <returns>The request; null where the line is not plain.</returns>
    public static WorkerRequest? Request(string line)
    {
        var fields = new PlainFields(line);
        var request = new WorkerRequest(
            fields.Whole("protocol"u8),
            fields.Text("launch"u8),
            fields.Text("workload"u8),
            fields.Values("arguments"u8),
            fields.Text("model"u8),
            fields.Whole("workers"u8),
            fields.Whole("slices"u8),
            fields.Flag("measure_memory"u8),
            Context(ref fields),
            Code(ref fields));
        return fields.IsWhole() ? request : null;
    }

    /// <returns>A command that passes once a launch (<c>warm_up</c>, <c>end</c>); null where it is another one or not plain.</returns>
    public static WorkerCommand? Command(string line)
    {
        var fields = new PlainFields(line);
        WorkerCommand? command = fields.Text("type"u8) switch
        {
            "end" => new WorkerEnd(),
            "warm_up" => new WorkerWarmUp(fields.Whole("tasks"u8), fields.Number("seconds"u8)),
            _ => null,
        };
        return fields.IsWhole() ? command : null;
    }

    /// <returns>The reply as one line, its end included.</returns>
    public static byte[] Line(WorkerReady ready) => JsonLine.Of(ready, static (json, ready) =>
    {
        json.WriteString("type"u8, "ready"u8);
        json.WriteNumber("protocol"u8, ready.Protocol);
        json.WriteNumber("startup_seconds"u8, ready.StartupSeconds);
        json.WriteNumber("pid"u8, ready.Pid);
        json.WriteNumbers("affinity"u8, ready.Affinity);
        json.WriteStartObject("runtime"u8);
        Write(json, ready.Runtime);
        json.WriteEndObject();
        json.WriteTexts("modules"u8, ready.Modules);
        json.WriteTexts("gil_enabled_by"u8, ready.GilEnabledBy);
    });

    /// <returns>The reply as one line, its end included.</returns>
    public static byte[] Line(WorkerWarm warm) => JsonLine.Of(warm, static (json, warm) =>
    {
        json.WriteString("type"u8, "warm"u8);
        json.WriteNumber("slices"u8, warm.Slices);
        json.WriteNumber("seconds"u8, warm.Seconds);
    });

    /// <returns>The reply as one line, its end included.</returns>
    public static byte[] Line(WorkerDone done) => JsonLine.Of(done, static (json, done) =>
    {
        json.WriteString("type"u8, "done"u8);
        json.WriteSeconds("shutdown_seconds"u8, done.ShutdownSeconds);
        json.WriteCount("peak_rss_bytes"u8, done.PeakRssBytes);
        json.WriteCount("children_peak_rss_bytes"u8, done.ChildrenPeakRssBytes);
        json.WriteCount("pss_bytes"u8, done.PssBytes);
        json.WriteState("gil_enabled"u8, done.GilEnabled);
        json.WriteTexts("modules"u8, done.Modules);
        json.WriteNumbers("affinity"u8, done.Affinity);
        json.WriteTexts("gil_enabled_by"u8, done.GilEnabledBy);
    });

    private static WorkerContext Context(ref PlainFields fields)
    {
        fields.Begin("context"u8);
        var context = new WorkerContext(
            fields.TextOrNull("url"u8), fields.TextOrNull("data_directory"u8), fields.TextOrNull("artifacts_directory"u8));
        fields.End();
        return context;
    }

    private static WorkerCode? Code(ref PlainFields fields)
    {
        if (!fields.BeginLast("code"u8))
        {
            return null;
        }

        var code = new WorkerCode(
            fields.TextOrNull("function"u8),
            fields.TextOrNull("assembly"u8),
            fields.TextOrNull("method"u8),
            fields.Text("folder"u8),
            fields.TextOrNull("setup"u8),
            fields.Flag("asyncio_run"u8),
            fields.Text("result"u8),
            fields.TextOrNull("expected"u8),
            fields.NumberOrNull("tolerance"u8),
            fields.TextOrNull("check"u8),
            fields.Flag("shared_arguments"u8));
        fields.End();
        return code;
    }

    private static void Write(Utf8JsonWriter json, RuntimeDescription runtime)
    {
        json.WriteString("implementation"u8, runtime.Implementation);
        json.WriteString("version"u8, runtime.Version);
        json.WriteString("full_version"u8, runtime.FullVersion);
        json.WriteString("executable"u8, runtime.Executable);
        json.WriteState("gil_disabled_build"u8, runtime.GilDisabledBuild);
        json.WriteState("gil_enabled"u8, runtime.GilEnabled);
        json.WriteString("gil_setting"u8, runtime.GilSetting);
        json.WriteSeconds("switch_interval_seconds"u8, runtime.SwitchIntervalSeconds);
        json.WriteState("pgo"u8, runtime.Pgo);
        json.WriteState("lto"u8, runtime.Lto);
        json.WriteState("jit"u8, runtime.Jit);
        json.WriteState("debug"u8, runtime.Debug);
        json.WriteString("compiler_flags"u8, runtime.CompilerFlags);
        json.WriteCount("processor_count"u8, runtime.ProcessorCount);
    }
}
