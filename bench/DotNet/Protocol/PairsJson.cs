using System.Text.Json.Serialization;

namespace GilBench.DotNet.Protocol;

/// <summary>The JSON of <c>--list</c>.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(IReadOnlyList<Pair>))]
internal sealed partial class PairsJson : JsonSerializerContext;
