namespace GilBench.DotNet.Catalog;

/// <summary>An execution model as <c>models.json</c> states it, of either language.</summary>
/// <param name="Suits">The kinds of workload that it is for.</param>
/// <param name="WhyNot">Every other kind, with the reason.</param>
internal sealed record ModelRow(
    string Id,
    string Language,
    string WorkerKind,
    string Summary,
    IReadOnlyList<string> Suits,
    IReadOnlyDictionary<string, string> WhyNot);
