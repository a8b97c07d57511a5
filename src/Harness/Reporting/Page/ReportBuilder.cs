using System.Globalization;
using GilBench.Analysis;
using GilBench.Model;
using GilBench.Reporting.Charts;
using GilBench.Reporting.Text;
using GilBench.Reporting.Verdicts;
using GilBench.Reporting.Warnings;

namespace GilBench.Reporting.Page;

/// <summary>From the evidence to the page's content.</summary>
internal static class ReportBuilder
{
    /// <param name="sections">The charts, as <see cref="ChartCatalog"/> gives them.</param>
    /// <param name="claims">What is said of claims, as <see cref="ClaimCards"/> gives it.</param>
    public static ReportModel Build(Evidence evidence, IReadOnlyList<ChartSection> sections, IReadOnlyList<ClaimCard>? claims = null)
    {
        var header = evidence.Run.Header;
        return new ReportModel(
            header.Id,
            header.Created.UtcDateTime.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture),
            header.GilbenchVersion,
            HeadlineText.Of(evidence),
            [.. WarningList.Of(evidence).Select(warning => warning.Sentence)],
            MachineFacts.Of(header.Machine),
            RunFacts.Of(evidence),
            RuntimeRows.Of(evidence),
            [.. sections.Select(section => new PageSection(section.Id, section.Title, section.Introduction, Charts(section.Charts), Charts(section.More)))],
            claims ?? [],
            ArmRows.Of(evidence),
            LatenessRows.Of(evidence),
            ControlRows.Of(evidence),
            FailureRows(evidence),
            OmittedRows(evidence),
            MethodText.Lines(evidence.Analysis.InRounds))
        {
            ArmsLegend = MethodText.ArmsLegend(evidence.Analysis.InRounds),
            Resolution = ResolutionText.Of(Resolution.Of(evidence.Run, evidence.Analysis), evidence.Analysis.InRounds),
            Cores = CoreRows.Of(evidence),
        };
    }

    private static List<PageChart> Charts(IReadOnlyList<Chart> charts) =>
        [.. charts.Select(chart => new PageChart(chart.Id, chart.Title, chart.Subtitle))];

    private static List<FailureRow> FailureRows(Evidence evidence) =>
    [
        .. from arm in evidence.Analysis.Arms
           from failure in arm.Failures
           select new FailureRow(arm.Arm.Id, OutcomeWords.Of(failure.Outcome), failure.Count, failure.FirstDetail ?? "No detail."),
    ];

    private static List<OmittedRow> OmittedRows(Evidence evidence) =>
    [
        .. evidence.Run.Header.Plan.Omitted
            .GroupBy(omitted => (omitted.Model, omitted.Reason))
            .Select(same => new OmittedRow(
                same.Key.Model,
                string.Join(", ", same.Select(omitted => omitted.Runtime).Distinct()),
                string.Join(", ", same.Select(omitted => omitted.Workload).Distinct()),
                same.Key.Reason)),
    ];
}
