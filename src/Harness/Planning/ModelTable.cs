using System.Text.Json;
using GilBench.Model;
using GilBench.Results;

namespace GilBench.Planning;

/// <summary>
/// <c>bench/models.json</c>, as built into this program: the one place that says which execution models there are and which kinds of work
/// they suit. The workers of both languages read the same table.
/// </summary>
internal sealed record ModelTable(int Schema, IReadOnlyList<ModelRow> Models)
{
    public static IReadOnlyList<ModelRow> Rows { get; } = Load().Models;

    private static readonly Dictionary<(string, Language), ModelRow> s_byName = Rows.ToDictionary(row => (row.Id, row.Language));

    public static ModelRow RowOf(ExecutionModel model) => s_byName[(model.Id, model.Language)];

    /// <returns>Why the model is not for such work; null where it is.</returns>
    public static string? WhyNot(ExecutionModel model, WorkloadKind kind) => RowOf(model).WhyNot.GetValueOrDefault(kind);

    private static ModelTable Load()
    {
        using var file = typeof(ModelTable).Assembly.GetManifestResourceStream("GilBench.Planning.models.json")
            ?? throw new InvalidOperationException("models.json is not built into this program.");
        return JsonSerializer.Deserialize<ModelTable>(file, RunJson.Options)!;
    }
}

/// <summary>One row of <c>bench/models.json</c>.</summary>
/// <param name="Suits">The kinds of workload that it is for.</param>
/// <param name="WhyNot">Every other kind, with the reason that a reader sees.</param>
internal sealed record ModelRow(
    string Id,
    Language Language,
    WorkerKind WorkerKind,
    string Summary,
    IReadOnlyList<WorkloadKind> Suits,
    IReadOnlyDictionary<WorkloadKind, string> WhyNot)
{
    /// <summary>What the interpreter must be able to do.</summary>
    public IReadOnlyList<Capability> Needs { get; init; } = [];
}

/// <summary>What not every interpreter can do; the words are those of <see cref="RuntimeCapabilities"/>.</summary>
internal enum Capability
{
    Interpreters,
    TaskGroup,
    Fork,
    Forkserver,
    Spawn,
}

/// <summary>Every execution model once, as <see cref="ModelTable"/> has them.</summary>
internal static class ExecutionModels
{
    public static IReadOnlyList<ExecutionModel> All { get; } =
        [.. ModelTable.Rows.Select(row => new ExecutionModel(row.Id, row.Language, row.WorkerKind, row.Summary))];

    private static readonly Dictionary<(string, Language), ExecutionModel> s_byName = All.ToDictionary(model => (model.Id, model.Language));

    public static ExecutionModel Find(string id, Language language) => s_byName[(id, language)];
}
