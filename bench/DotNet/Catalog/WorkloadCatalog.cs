using System.Text.Json;
using System.Text.Json.Serialization;
using GilBench.DotNet.Workloads;

namespace GilBench.DotNet.Catalog;

/// <summary>The workloads of <c>workloads.json</c>, as built into this program; those of other languages too.</summary>
internal static class WorkloadCatalog
{
    private static readonly Lazy<IReadOnlyList<WorkloadRow>> s_rows = new(
        () => JsonSerializer.Deserialize(BuiltInFile.Read("workloads.json"), CatalogJson.Default.WorkloadFile)!.Workloads);

    /// <summary>All of them, read strictly.</summary>
    public static IReadOnlyList<WorkloadRow> Rows => s_rows.Value;

    /// <summary>One of them, read without the serializer (<see cref="GilBench.Protocol.JsonLine"/>): every launch needs one.</summary>
    public static WorkloadRow Row(string id) => CatalogReader.Workload(id) ?? throw new UsageException(
        $"There is no workload '{id}' in C#; there are {string.Join(", ", Rows.Where(row => row.IsHere).Select(row => row.Id))}.");
}

/// <summary>The whole of <c>workloads.json</c>.</summary>
internal sealed record WorkloadFile(int Schema, IReadOnlyList<WorkloadRow> Workloads);

/// <summary>A workload as <c>workloads.json</c> declares it; <c>bench/workloads.schema.json</c> says what each field means.</summary>
/// <param name="Arguments">In the order in which its method takes them.</param>
internal sealed record WorkloadRow(
    string Id,
    string Kind,
    bool HoldsGil,
    string Summary,
    string Unit,
    string Source,
    DeclaredMetric Metric,
    WorkloadNeeds Needs,
    IReadOnlyList<WorkloadArgument> Arguments,
    WorkloadLanguages Languages,
    IReadOnlyList<ParameterSet> ParameterSets)
{
    /// <summary>Whether it only computes: there is nothing to wait for.</summary>
    public bool Computes => Kind == "cpu" || IsControl;

    /// <summary>Whether it is a control, not a workload of its own interest: it is measured without BenchmarkDotNet.</summary>
    public bool IsControl => Kind == "control";

    /// <summary>Whether it is written in C#.</summary>
    public bool IsHere => Languages.CSharp is not null;

    public ParameterSet Set(string name) => ParameterSets.FirstOrDefault(set => set.Name == name)
        ?? throw new InvalidOperationException(
            $"{Id} has no parameter set '{name}'; it has {string.Join(", ", ParameterSets.Select(set => set.Name))}.");
}

internal sealed record DeclaredMetric(string Name, string Unit);

/// <summary>Where it is in each language that has it. What Python calls is of no use here.</summary>
internal sealed record WorkloadLanguages(JsonElement? Python = null, CSharpEntry? CSharp = null);

/// <param name="Unit">A public static method of a class in <c>Workloads</c>, as <c>Class.Method</c>.</param>
/// <param name="Opens">Whether the method prepares and returns a <see cref="Workloads.Unit"/>, or is the unit's work itself.</param>
internal sealed record CSharpEntry(string Unit, bool Opens = false);

/// <summary>The sizes of a workload.</summary>
/// <param name="Name">calibrated, or document… for the document's own sizes.</param>
/// <param name="Arguments">The unit's arguments by name.</param>
/// <param name="Tasks">Units per slice; null where calibration finds it.</param>
/// <param name="Workers">Null means one per core.</param>
/// <param name="Expected">The text of every unit's result; null where results are not compared.</param>
/// <param name="Sweep">The numbers in flight that the harness plans; of no use here.</param>
internal sealed record ParameterSet(
    string Name,
    IReadOnlyDictionary<string, JsonElement> Arguments,
    int? Tasks,
    int? Workers,
    string? Expected,
    JsonElement? Sweep = null);

/// <summary>The JSON of <c>workloads.json</c> and <c>models.json</c>: snake case, nothing missing and nothing unknown.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Strict, PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(WorkloadFile))]
[JsonSerializable(typeof(ModelFile))]
internal sealed partial class CatalogJson : JsonSerializerContext;
