using GilBench.Analysis;
using GilBench.Regression;
using GilBench.Reporting.Charts;
using GilBench.Reporting.Tables;

namespace GilBench.Reporting.Comparisons;

/// <summary>What the page of a comparison says of it, in the order of decisions.</summary>
internal sealed record ComparisonPart
{
    /// <summary>What is compared with what.</summary>
    public required string Title { get; init; }

    /// <summary>Outcome and reason: the answer.</summary>
    public required string Sentence { get; init; }

    /// <summary>Whether the answer is good, bad or open: a class of the page.</summary>
    public required string Mark { get; init; }

    /// <summary>A row for each answer; the page shows them large.</summary>
    public required Table Tiles { get; init; }

    /// <summary>Of times.</summary>
    public required IReadOnlyList<Chart> Charts { get; init; }

    /// <summary>Of the other metrics that were measured.</summary>
    public required IReadOnlyList<Chart> More { get; init; }

    /// <summary>What those are of.</summary>
    public required string MoreMetrics { get; init; }

    public required Table Verdicts { get; init; }

    /// <summary>What was measured again.</summary>
    public required Table Rerun { get; init; }

    /// <summary>In the order of the page.</summary>
    public IReadOnlyList<Table> Tables => [Verdicts, Rerun];

    /// <summary>The base against itself; empty where it was not measured twice.</summary>
    public required string Control { get; init; }

    /// <summary>Which slow-downs would have been found: a sentence.</summary>
    public required string Detectable { get; init; }

    /// <summary>What a reader must know of what is compared, and of margins.</summary>
    public required IReadOnlyList<string> Notes { get; init; }

    public required string Basis { get; init; }

    /// <param name="charts">As <see cref="ComparisonCharts"/> gives them.</param>
    public static ComparisonPart Of(ComparisonReport report, IReadOnlyList<Chart> charts)
    {
        var outcome = ComparisonWords.Of(report.Result.Outcome);
        return new ComparisonPart
        {
            Title = $"{report.Title[..1].ToUpperInvariant()}{report.Title[1..]}.",
            Sentence = $"{char.ToUpperInvariant(outcome[0])}{outcome[1..]}: {report.Result.Reason}",
            Mark = report.Result.Outcome switch
            {
                ComparisonOutcome.Passed => "good",
                ComparisonOutcome.Failed => "bad",
                _ => "open",
            },
            Tiles = ComparisonFinding.Tiles(report.Result),
            Charts = [.. charts.Where(ComparisonCharts.IsOfTimes)],
            More = [.. charts.Where(chart => !ComparisonCharts.IsOfTimes(chart))],
            MoreMetrics = string.Join(
                " and ",
                report.Result.Arms.Where(arm => arm.Metric != Metric.TimePerUnit && arm.Ratio is not null)
                    .Select(arm => arm.Metric.Name).Distinct()),
            Verdicts = ComparisonTable.ByDecision(report.Result),
            Rerun = RerunTable.Of(report),
            Control = ComparisonFinding.OfControl(report.Result) ?? "",
            Detectable = ComparisonFinding.Detectable(report.Result),
            Notes = [.. report.What.Notes, .. report.Remarks],
            Basis = report.Basis,
        };
    }
}
