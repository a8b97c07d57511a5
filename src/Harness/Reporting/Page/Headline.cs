namespace GilBench.Reporting.Page;

/// <summary>What the GIL costs here, in one sentence and a few figures.</summary>
internal sealed record Headline(string Sentence, IReadOnlyList<Tile> Tiles);
