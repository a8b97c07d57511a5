using System.Globalization;
using GilBench.Analysis;
using GilBench.Reporting.Answers;
using GilBench.Reporting.Charts;
using GilBench.Reporting.Comparisons;
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

    /// <summary>Of a run that compares base and head, before everything else; null of any other.</summary>
    public ComparisonPart? Comparison { get; init; }

    /// <summary>About the user's code, before everything else; none in runs of the document's workloads.</summary>
    public required IReadOnlyList<AnswerWords> Answers { get; init; }

    public required Headline Headline { get; init; }

    /// <summary>The sentences after the headline's.</summary>
    public required IReadOnlyList<string> Findings { get; init; }

    /// <summary>What suits each kind of work; none where the run is about the user's code.</summary>
    public required IReadOnlyList<AnswerWords> Kinds { get; init; }

    /// <summary>The document's decision matrix beside what was measured; not shown where the run says nothing of it.</summary>
    public required Table Matrix { get; init; }

    /// <summary>The smallest difference that the run could have seen, and what held it back.</summary>
    public required string Resolution { get; init; }

    public required IReadOnlyList<string> Warnings { get; init; }

    /// <summary>The weightiest warning and how many more there are, as the head of the page says it; empty where there is none.</summary>
    public string FirstWarning => WarningHead.Of(Warnings);

    /// <summary>The charts, in the order of the page.</summary>
    public required IReadOnlyList<ChartPart> Parts { get; init; }

    /// <summary>What a throughput takes, for each kind of work or function of the user's.</summary>
    public required IReadOnlyList<CapacityPart> Capacity { get; init; }

    public required IReadOnlyList<ClaimCard> Claims { get; init; }

    /// <summary>The cards of the machine and of the run.</summary>
    public required IReadOnlyList<Table> Facts { get; init; }

    /// <summary>On what it was measured: builds, controls, cores; those that are shown, as below.</summary>
    public required IReadOnlyList<Table> SetUp { get; init; }

    /// <summary>Every arm.</summary>
    public required IReadOnlyList<Table> Arms { get; init; }

    /// <summary>What failed and what was left out.</summary>
    public required IReadOnlyList<Table> Gaps { get; init; }

    /// <summary>All of them but the cards, in the order of the page.</summary>
    public IReadOnlyList<Table> Tables =>
    [
        .. Comparison?.Tables ?? [], .. Matrix.IsShown ? [Matrix] : Array.Empty<Table>(), .. Parts.SelectMany(part => part.Tables),
        .. Capacity.SelectMany(part => part.Tables), .. SetUp, .. Arms, .. Gaps,
    ];

    /// <summary>How it was measured, in a few lines.</summary>
    public required IReadOnlyList<string> Method { get; init; }
}

/// <summary>From the evidence to the page's content.</summary>
internal static class ReportBuilder
{
    /// <param name="sections">The charts, as <see cref="ChartCatalog"/> gives them.</param>
    /// <param name="claims">What is said of claims, as <see cref="ClaimCards"/> gives it.</param>
    /// <param name="comparison">Of base and head; then the page is about that, and not about what ways of using cores gain.</param>
    public static ReportModel Build(
        Evidence evidence,
        IReadOnlyList<ChartSection> sections,
        IReadOnlyList<ClaimCard>? claims = null,
        ComparisonPart? comparison = null)
    {
        var (header, analysis) = (evidence.Run.Header, evidence.Analysis);
        var answers = comparison is null ? CodeAnswerText.Of(evidence) : [];
        var kinds = answers.Count > 0 || comparison is not null ? [] : KindAnswers.Of(evidence);
        ChartPart?[] parts =
        [
            ChartPart.Of(ReportPart.OnCores, sections, ControlTables.Timers(evidence)),
            ChartPart.Of(ReportPart.Scaling, sections, ConcurrencyTable.Of(evidence), LossTable.Of(evidence)),
            ChartPart.Of(ReportPart.Cost, sections),
        ];
        return new ReportModel
        {
            RunId = header.Id,
            Measured = header.Created.UtcDateTime.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture),
            GilbenchVersion = header.GilbenchVersion,
            Title = comparison is not null ? "GilBench: did it become slower?"
                : answers.Count > 0 ? "GilBench: what would your code gain here?" : "GilBench: what does the GIL cost here?",
            Comparison = comparison,
            Answers = answers,
            Headline = comparison is null ? HeadlineText.Of(evidence) : Headline.None,
            Findings = FindingText.Of(kinds),
            Kinds = KindAnswerText.Of(kinds),
            Matrix = MatrixTable.Of(evidence, kinds),
            Parts = [.. parts.OfType<ChartPart>()],
            Capacity = CapacityParts.Of(evidence, answers.Count > 0 ? CodeAnswers.Of(evidence) : kinds),
            Claims = claims ?? [],
            Facts = [Fact.Table("Machine", MachineFacts.Of(header.Machine)), Fact.Table("Run", RunFacts.Of(evidence))],
            SetUp = Shown(PlanTables.Runtimes(evidence), ControlTables.Of(analysis), ControlTables.Cores(analysis)),
            Method = comparison is null
                ? MethodText.Lines(analysis.InRounds, answers.Count > 0)
                : MethodText.OfComparison(header.Comparison is not null, header.HasUserCode),
            Resolution = comparison?.Detectable ?? ResolutionText.Of(Resolution.Of(evidence.Run, analysis), analysis.InRounds),
            Arms = Shown(ArmsTable.Of(evidence)),
            // A comparison asks of no gain what the hardware would have permitted.
            Warnings =
            [
                .. WarningList.Of(evidence)
                    .Where(warning => comparison is null || warning.Kind != WarningKind.NoCeiling)
                    .Select(warning => warning.Sentence),
            ],
            Gaps = Shown(PlanTables.Failures(evidence), PlanTables.Omitted(evidence)),
        };
    }

    private static IReadOnlyList<Table> Shown(params Table[] tables) => [.. tables.Where(table => table.IsShown)];
}
