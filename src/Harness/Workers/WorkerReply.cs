using GilBench.Json;
using GilBench.Model;
using GilBench.Results;

namespace GilBench.Workers;

/// <summary>One line that a worker writes; see <c>bench/PROTOCOL.md</c>.</summary>
internal abstract record WorkerReply
{
    private const string Type = "type";

    private static readonly StrictJson s_json = new(RunJson.Options, RunRanges.Of);

    /// <summary>Reads a line.</summary>
    /// <exception cref="JsonFault">It is no reply; says where and why.</exception>
    public static WorkerReply Parse(string line)
    {
        using var document = StrictJson.Parse(line);

        // Not System.Text.Json's own polymorphism: a sample would have to be a WorkerReply itself, not to hold what the run file keeps.
        var (fields, named) = JsonSplit.Take(document.RootElement, Type);
        using (fields)
        {
            var type = named is { } found ? JsonWords.Found(found) : "nothing";
            return type switch
            {
                "\"ready\"" => s_json.Read<WorkerReady>(fields.RootElement, line),
                "\"sample\"" => new WorkerSample(s_json.Read<IterationSample>(fields.RootElement, line)),
                "\"done\"" => s_json.Read<WorkerDone>(fields.RootElement, line),
                "\"failed\"" => s_json.Read<WorkerFailed>(fields.RootElement, line),
                _ => throw new JsonFault(Type, $"{type} was found where {JsonWords.OneOf(["ready", "sample", "done", "failed"])} is expected"),
            };
        }
    }
}

internal sealed record WorkerReady(
    int Protocol,
    double StartupSeconds,
    int Pid,
    IReadOnlyList<int>? Affinity,
    RuntimeDescription Runtime,
    IReadOnlyList<string>? Modules) : WorkerReply;

internal sealed record WorkerSample(IterationSample Iteration) : WorkerReply;

internal sealed record WorkerDone(
    double? ShutdownSeconds,
    long? PeakRssBytes,
    long? ChildrenPeakRssBytes,
    long? PssBytes,
    bool? GilEnabled,
    IReadOnlyList<string>? Modules,
    IReadOnlyList<int>? Affinity) : WorkerReply;

internal sealed record WorkerFailed(string Kind, string Message) : WorkerReply;
