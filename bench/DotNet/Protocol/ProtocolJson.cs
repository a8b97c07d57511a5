using System.Text.Json;
using System.Text.Json.Serialization;

namespace GilBench.DotNet.Protocol;

/// <summary>The protocol's JSON: snake case; missing, unknown and repeated fields are errors. Generated, as reflection would cost every launch.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Strict, PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(Request))]
[JsonSerializable(typeof(Ready))]
[JsonSerializable(typeof(Sample))]
[JsonSerializable(typeof(Done))]
[JsonSerializable(typeof(Failed))]
[JsonSerializable(typeof(RuntimeFacts))]
[JsonSerializable(typeof(IReadOnlyList<Pair>))]
internal sealed partial class ProtocolJson : JsonSerializerContext;
