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
