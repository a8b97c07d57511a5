using System.Text.Json;
using System.Text.Json.Serialization;

namespace GilBench.Protocol;

/// <summary>The first line that a worker reads: what to prepare. See <c>bench/PROTOCOL.md</c>.</summary>
/// <param name="Protocol">The version that the asking program speaks: <see cref="CurrentProtocol"/>.</param>
/// <param name="Launch">Names the launch, for whoever reads the worker's own output.</param>
/// <param name="Slices">The most slices that will be asked for, the cold one included.</param>
/// <param name="MeasureMemory">Whether PSS is read after the last slice; the times of such a launch do not count.</param>
internal sealed record WorkerRequest(
    int Protocol,
    string Launch,
    string Workload,
    IReadOnlyDictionary<string, JsonElement> Arguments,
    string Model,
    int Workers,
    int Slices,
    bool MeasureMemory,
    WorkerContext Context)
{
    /// <summary>The protocol that this code speaks.</summary>
    public const int CurrentProtocol = 2;
}

/// <summary>Where a worker finds what lies outside it; null where nothing is set.</summary>
/// <param name="Url">The loopback server, where the workload needs one.</param>
/// <param name="DataDirectory">Where inputs are prepared.</param>
/// <param name="ArtifactsDirectory">Where BenchmarkDotNet keeps its own results.</param>
internal sealed record WorkerContext(string? Url, string? DataDirectory, string? ArtifactsDirectory);

/// <summary>
/// The protocol's JSON: snake case; missing, unknown and repeated fields are errors. Generated, as reflection would cost every launch.
/// </summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Strict, PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(WorkerRequest))]
[JsonSerializable(typeof(WorkerCommand))]
[JsonSerializable(typeof(WorkerReply))]
[JsonSerializable(typeof(RuntimeDescription))]
internal sealed partial class ProtocolJson : JsonSerializerContext;
