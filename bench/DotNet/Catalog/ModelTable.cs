using System.Text.Json;

namespace GilBench.DotNet.Catalog;

/// <summary>Which kinds of workload the models of C# suit, as built into this program; the harness plans by the same table.</summary>
internal static class ModelTable
{
    private const string Language = "c_sharp";

    private static readonly Lazy<IReadOnlyList<ModelRow>> s_rows = new(() =>
    [
        .. JsonSerializer.Deserialize(BuiltInFile.Read("models.json"), CatalogJson.Default.ModelFile)!.Models
            .Where(row => row.Language == Language),
    ]);

    /// <summary>All of them, read strictly.</summary>
    public static IReadOnlyList<ModelRow> Rows => s_rows.Value;

    /// <summary>Why the two do not go together; null where they do. Read without the serializer, as every launch asks it.</summary>
    public static string? WhyNot(string model, string kind) => CatalogReader.Model(model, Language) is { } row
        ? CatalogReader.TextOrNull(row.GetProperty("why_not"u8), kind)
        : throw new InvalidOperationException($"bench/models.json has no model '{model}' of C#.");
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
