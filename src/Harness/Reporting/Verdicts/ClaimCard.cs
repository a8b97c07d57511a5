using GilBench.Reporting.Page;

namespace GilBench.Reporting.Verdicts;

/// <summary>What a report says of one claim.</summary>
/// <param name="Id">The claim's, and its anchor on the page.</param>
/// <param name="Chart">Intervals against the claim's limits; null where there are none.</param>
internal sealed record ClaimCard(string Id, string Sentence, string Source, IReadOnlyList<CardVerdict> Verdicts, PageChart? Chart);
