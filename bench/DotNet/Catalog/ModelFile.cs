namespace GilBench.DotNet.Catalog;

/// <summary>The whole of <c>models.json</c>.</summary>
internal sealed record ModelFile(int Schema, IReadOnlyList<ModelRow> Models);
