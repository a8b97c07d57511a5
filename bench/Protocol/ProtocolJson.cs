using System.Text.Json;
using System.Text.Json.Serialization;

namespace GilBench.Protocol;

/// <summary>The protocol's JSON: snake case; missing, unknown and repeated fields are errors. Generated, as reflection would cost every launch.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Strict, PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(WorkerRequest))]
[JsonSerializable(typeof(WorkerCommand))]
[JsonSerializable(typeof(WorkerReply))]
[JsonSerializable(typeof(RuntimeDescription))]
internal sealed partial class ProtocolJson : JsonSerializerContext;
