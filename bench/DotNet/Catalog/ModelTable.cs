using System.Text.Json;

namespace GilBench.DotNet.Catalog;

/// <summary>Which kinds of workload the models of C# suit, as built into this program; the harness plans by the same table.</summary>
internal static class ModelTable
{
    public static IReadOnlyList<ModelRow> Rows { get; } = Load();

    /// <summary>Why the two do not go together; null where they do.</summary>
    public static string? WhyNot(string model, string kind) => Row(model).WhyNot.GetValueOrDefault(kind);

    private static ModelRow Row(string model) => Rows.FirstOrDefault(row => row.Id == model)
        ?? throw new InvalidOperationException($"bench/models.json has no model '{model}' of C#.");

    private static IReadOnlyList<ModelRow> Load()
    {
        using var file = typeof(ModelTable).Assembly.GetManifestResourceStream("models.json")
            ?? throw new InvalidOperationException("models.json is not built into this program.");
        return [.. JsonSerializer.Deserialize(file, CatalogJson.Default.ModelFile)!.Models.Where(row => row.Language == "c_sharp")];
    }
}

/// <summary>The whole of <c>models.json</c>.</summary>
internal sealed record ModelFile(int Schema, IReadOnlyList<ModelRow> Models);

/// <summary>An execution model as <c>models.json</c> states it, of either language.</summary>
/// <param name="Suits">The kinds of workload that it is for.</param>
/// <param name="WhyNot">Every other kind, with the reason.</param>
/// <param name="Needs">What the interpreter must be able to do; null for those of C#.</param>
/// <param name="Host">The program that embeds the interpreter, of a model of Python; null where its own process runs it.</param>
internal sealed record ModelRow(
    string Id,
    string Language,
    string WorkerKind,
    string Summary,
    IReadOnlyList<string> Suits,
    IReadOnlyDictionary<string, string> WhyNot,
    IReadOnlyList<string>? Needs = null,
    string? Host = null);
