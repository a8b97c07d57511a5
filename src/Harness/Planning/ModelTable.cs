using System.Text.Json;
using GilBench.Model;
using GilBench.Results;

namespace GilBench.Planning;

/// <summary>
/// <c>bench/models.json</c>, as built into this program: the one place that says which execution models there are and which kinds of work they suit.
/// The workers of both languages read the same table.
/// </summary>
internal sealed record ModelTable(int Schema, IReadOnlyList<ModelRow> Models)
{
    public static IReadOnlyList<ModelRow> Rows { get; } = Load().Models;

    /// <returns>Why the model is not for such work; null where it is.</returns>
    public static string? WhyNot(ExecutionModel model, WorkloadKind kind) =>
        Rows.First(row => row.Id == model.Id && row.Language == model.Language).WhyNot.GetValueOrDefault(kind);

    private static ModelTable Load()
    {
        using var file = typeof(ModelTable).Assembly.GetManifestResourceStream("GilBench.Planning.models.json")
            ?? throw new InvalidOperationException("models.json is not built into this program.");
        return JsonSerializer.Deserialize<ModelTable>(file, RunJson.Options)!;
    }
}
