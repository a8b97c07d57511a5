using System.Text.Json;
using System.Text.Json.Nodes;
using GilBench.Model;
using GilBench.Results;

namespace GilBench.Workers;

/// <summary>One line that a worker writes; see <c>bench/PROTOCOL.md</c>.</summary>
internal abstract record WorkerReply
{
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    /// <summary>Reads a line; null where it is no reply.</summary>
    public static WorkerReply? Parse(string line)
    {
        try
        {
            var fields = JsonNode.Parse(line, documentOptions: Strict) as JsonObject;
            return fields?.Remove("type", out var type) == true ? Parse(type?.ToString(), fields) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    // Not System.Text.Json's own polymorphism: a sample would have to be a WorkerReply itself, not to hold what the run file keeps.
    private static WorkerReply? Parse(string? type, JsonObject fields) => type switch
    {
        "ready" => fields.Deserialize<WorkerReady>(RunJson.Options),
        "sample" => new WorkerSample(fields.Deserialize<IterationSample>(RunJson.Options)!),
        "done" => fields.Deserialize<WorkerDone>(RunJson.Options),
        "failed" => fields.Deserialize<WorkerFailed>(RunJson.Options),
        _ => null,
    };
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
