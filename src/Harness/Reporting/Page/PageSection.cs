namespace GilBench.Reporting.Page;

/// <param name="More">Charts that most readers will not open.</param>
internal sealed record PageSection(string Id, string Title, string Introduction, IReadOnlyList<PageChart> Charts, IReadOnlyList<PageChart> More);
