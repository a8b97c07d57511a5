using System.Text.Json;
using System.Text.Json.Serialization;

namespace GilBench.DotNet.Catalog;

/// <summary>The JSON of <c>workloads.json</c> and <c>models.json</c>: snake case, nothing missing and nothing unknown.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Strict, PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(WorkloadFile))]
[JsonSerializable(typeof(ModelFile))]
internal sealed partial class CatalogJson : JsonSerializerContext;
