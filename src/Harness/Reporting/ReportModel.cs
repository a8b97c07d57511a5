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
    public string ArmsLegend { get; } = MethodText.ArmsLegend;
}
