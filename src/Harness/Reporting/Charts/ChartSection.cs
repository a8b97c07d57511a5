namespace GilBench.Reporting.Charts;

/// <summary>Charts that belong together on the page.</summary>
/// <param name="Id">Anchor on the page.</param>
/// <param name="Introduction">What a reader needs to know to read them.</param>
/// <param name="More">Charts that most readers will not open.</param>
internal sealed record ChartSection(string Id, string Title, string Introduction, IReadOnlyList<Chart> Charts, IReadOnlyList<Chart> More)
{
    public IEnumerable<Chart> All => [.. Charts, .. More];
}
