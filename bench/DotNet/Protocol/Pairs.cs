using System.Text.Json.Serialization;
using GilBench.DotNet.Catalog;
using GilBench.DotNet.Models;

namespace GilBench.DotNet.Protocol;

/// <summary>Which workloads go with which models.</summary>
internal static class Pairs
{
    /// <summary>Every workload under every model, with the words in which a request for the two is refused.</summary>
    public static IReadOnlyList<Pair> All() =>
    [
        .. from workload in WorkloadCatalog.Rows
           from model in ModelRegistry.All
           select new Pair(workload.Id, model.Id, Refusal(workload, model)),
    ];

    /// <summary>Why the two do not go together, as a sentence about them; null where they do.</summary>
    public static string? Refusal(WorkloadRow workload, ModelEntry model) =>
        (ModelTable.WhyNot(model.Id, workload.Kind) ?? (workload.IsHere ? null : "it is not written in C#")) is { } reason
            ? $"{workload.Id} is not run under {model.Id}: {reason}"
            : null;
}

/// <param name="Refusal">Null where the two go together.</param>
internal sealed record Pair(string Workload, string Model, string? Refusal);

/// <summary>The JSON of <c>--pairs</c>.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(IReadOnlyList<Pair>))]
internal sealed partial class PairsJson : JsonSerializerContext;
