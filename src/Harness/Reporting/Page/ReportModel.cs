using System.Globalization;
using GilBench.Analysis;
using GilBench.Reporting.Answers;
using GilBench.Reporting.Charts;
using GilBench.Reporting.Series;
using GilBench.Reporting.Tables;
using GilBench.Reporting.Text;
using GilBench.Reporting.Verdicts;
using GilBench.Reporting.Warnings;

namespace GilBench.Reporting.Page;

/// <summary>Everything that a page says, formatted but not yet in any markup: HTML and Markdown are two ways to write this down.</summary>
internal sealed record ReportModel
{
    public required string RunId { get; init; }

    public required string Measured { get; init; }

    public required string GilbenchVersion { get; init; }

    public required string Title { get; init; }

    /// <summary>About the user's code, before everything else; none in runs of the document's workloads.</summary>
    public required IReadOnlyList<AnswerWords> Answers { get; init; }

    public required Headline Headline { get; init; }

    /// <summary>The smallest difference that the run could have seen, and what held it back.</summary>
    public required string Resolution { get; init; }

    public required IReadOnlyList<string> Warnings { get; init; }

    public required IReadOnlyList<ChartSection> Sections { get; init; }

    public required IReadOnlyList<ClaimCard> Claims { get; init; }

    /// <summary>In the order of the page; those that are shown.</summary>
    public required IReadOnlyList<Table> Tables { get; init; }

    /// <summary>The cards of the machine and of the run.</summary>
    public required IReadOnlyList<Table> Facts { get; init; }

    /// <summary>How it was measured, in a few lines.</summary>
    public required IReadOnlyList<string> Method { get; init; }
}

/// <summary>From the evidence to the page's content.</summary>
internal static class ReportBuilder
{
    /// <param name="sections">The charts, as <see cref="ChartCatalog"/> gives them.</param>
    /// <param name="claims">What is said of claims, as <see cref="ClaimCards"/> gives it.</param>
    public static ReportModel Build(Evidence evidence, IReadOnlyList<ChartSection> sections, IReadOnlyList<ClaimCard>? claims = null)
    {
        var (header, analysis) = (evidence.Run.Header, evidence.Analysis);
        Table[] tables =
        [
            LossTable.Of(evidence),
            ArmsTable.Of(evidence),
            ControlTables.Timers(evidence),
            ControlTables.Of(analysis),
            ControlTables.Cores(analysis),
            PlanTables.Failures(evidence),
            PlanTables.Omitted(evidence),
            PlanTables.Runtimes(evidence),
        ];
        var answers = CodeAnswerText.Of(evidence);
        return new ReportModel
        {
            RunId = header.Id,
            Measured = header.Created.UtcDateTime.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture),
            GilbenchVersion = header.GilbenchVersion,
            Title = answers.Count > 0 ? "GilBench: what would your code gain here?" : "GilBench: what does the GIL cost here?",
            Answers = answers,
            Headline = HeadlineText.Of(evidence),
            Resolution = ResolutionText.Of(Resolution.Of(evidence.Run, analysis), analysis.InRounds),
            Warnings = [.. WarningList.Of(evidence).Select(warning => warning.Sentence)],
            Sections = sections,
            Claims = claims ?? [],
            Tables = [.. tables.Where(table => table.IsShown)],
            Facts = [Fact.Table("Machine", MachineFacts.Of(header.Machine)), Fact.Table("Run", RunFacts.Of(evidence))],
            Method = MethodText.Lines(analysis.InRounds, answers.Count > 0),
        };
    }
}
