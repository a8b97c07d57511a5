using GilBench.Reporting.Page;
using GilBench.Reporting.Verdicts;

namespace GilBench.Reporting;

/// <summary>Everything that a page says, formatted but not yet in any markup: HTML and Markdown are two ways to write this down.</summary>
internal sealed record ReportModel(
    string RunId,
    string Measured,
    string GilbenchVersion,
    Headline Headline,
    IReadOnlyList<string> Warnings,
    IReadOnlyList<Fact> Machine,
    IReadOnlyList<Fact> Run,
    IReadOnlyList<RuntimeRow> Runtimes,
    IReadOnlyList<PageSection> Sections,
    IReadOnlyList<ClaimCard> Claims,
    IReadOnlyList<ArmRow> Arms,
    IReadOnlyList<LatenessRow> Timers,
    IReadOnlyList<ControlRow> Controls,
    IReadOnlyList<FailureRow> Failures,
    IReadOnlyList<OmittedRow> Omitted,
    IReadOnlyList<string> Method)
{
    /// <summary>What the columns of the table of all arms are.</summary>
    public required string ArmsLegend { get; init; }

    /// <summary>The smallest difference that the run could have seen, and what held it back.</summary>
    public required string Resolution { get; init; }

    /// <summary>A row for each core on which the native control ran alone.</summary>
    public required IReadOnlyList<CoreRow> Cores { get; init; }
}
