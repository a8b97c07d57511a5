using System.Xml.Linq;
using GilBench.Analysis;
using GilBench.Regression;
using GilBench.Reporting;
using GilBench.Reporting.Charts;
using GilBench.Reporting.Comparisons;
using GilBench.Reporting.Drawing;
using GilBench.Reporting.Html;
using GilBench.Reporting.Markdown;
using GilBench.Reporting.Page;
using GilBench.Reporting.Series;
using GilBench.Tests.Regression;
using GilBench.Tests.Runtimes;

namespace GilBench.Tests.Reporting.Comparisons;

/// <summary>The page and the Markdown of a run that compares base and head.</summary>
public sealed class ComparisonPageTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    private static (ReportModel Model, IReadOnlyList<RowChart> Charts) ModelOf(ComparisonReport report)
    {
        var evidence = Evidence.Of(report.Run);
        var charts = ComparisonCharts.Of(evidence, report);
        return (ReportBuilder.Build(evidence, [], comparison: ComparisonPart.Of(report, charts)), charts);
    }

    [Fact]
    public void The_Markdown_is_the_approved_one() =>
        ApprovedText.Check("page.md", MarkdownPage.Render(ModelOf(ComparedRuns.Report).Model));

    [Theory]
    [InlineData("page.html", false)]
    [InlineData("hostile-page.html", true)]
    public void The_page_is_the_approved_one_but_for_its_charts_style_and_method(string name, bool hostile)
    {
        var (model, charts) = ModelOf(hostile ? ComparedRuns.HostileReport : ComparedRuns.Report);
        var drawn = charts.ToDictionary(chart => chart.Id, chart => new DrawnChart(chart.Id, [], "") { Inline = "<svg />" });

        var page = XDocument.Parse(HtmlPage.Draft(model).With(drawn));

        page.Descendants("style").Concat(page.Descendants("script"))
            .Concat(page.Descendants("div").Where(one => (string?)one.Attribute("id") == "whole-method"))
            .ToList().ForEach(one => one.Value = "…");
        ApprovedText.Check(name, page.Descendants("body").Single().ToString(SaveOptions.DisableFormatting) + "\n");
    }

    [Fact]
    public void Verdicts_stand_in_the_order_of_decisions()
    {
        var verdicts = ComparisonPart.Of(ComparedRuns.Report, []).Tables[0].Rows.Select(row => row.Cells[2].Text.Split(" ≥")[0]);

        Assert.Equal(["slower", "not confirmed", "too noisy to tell", "faster", "no difference"], verdicts.Distinct());
    }

    [Fact]
    public void What_was_measured_again_is_told_with_both_ratios_and_its_outcome_and_so_are_the_sentinels()
    {
        var rows = RerunTable.Of(ComparedRuns.Report).Rows.Select(row => row.Cells.Select(cell => cell.Text).ToList()).ToList();

        Assert.Equal(["slow", "once", "same", "the base of slow"], rows.Select(row => row[0].Split(':')[0]));
        Assert.Equal(
            ["it alarmed again", "it did not alarm again", "quiet", "quiet"], rows.Select(row => row[5]));
        Assert.StartsWith("1.10×", rows[0][3], StringComparison.Ordinal);
        Assert.StartsWith("1.10×", rows[0][4], StringComparison.Ordinal);
        Assert.StartsWith("1.00×", rows[1][4], StringComparison.Ordinal);
        Assert.StartsWith("1.00×", rows[3][4], StringComparison.Ordinal);
    }

    [Fact]
    public void A_sentinel_that_alarms_is_told_as_what_puts_the_machine_under_suspicion()
    {
        var suspected = new SyntheticComparison
        {
            Workloads = ["same", "slow"],
            SlowDowns = new Dictionary<string, double> { ["slow"] = 1.10 },
        };
        var again = suspected with { SlowDowns = new Dictionary<string, double> { ["slow"] = 1.10, ["same"] = 1.10 }, Seed = 99 };

        var table = RerunTable.Of(ComparedRuns.Of(suspected.Make(), again.Make(), []));

        var sentinel = Assert.Single(table.Rows, row => row.Cells[0].Text.StartsWith("same:", StringComparison.Ordinal));
        Assert.Equal("it alarmed: the machine is suspected", sentinel.Cells[5].Text);
    }

    [Fact]
    public void The_chart_has_each_arm_s_interval_the_changes_that_pass_and_its_runtime_s_colour()
    {
        var chart = ModelOf(ComparedRuns.Report).Charts[0];
        var rows = chart.Groups.SelectMany(group => group.Rows).ToList();
        var arms = ComparedRuns.Report.Result.All.Where(arm => arm.Metric == Metric.TimePerUnit).ToList();

        Assert.Equal("comparison-time-per-unit", chart.Id);
        Assert.Equal(
            arms.Select(arm => (arm.Ratio!.Value, arm.Ratio.Low, arm.Ratio.High)), rows.Select(row => (row.Value, row.Low, row.High)));
        Assert.Equal(arms.Select(arm => 1 + arm.Margin), rows.Select(row => row.Band!.Value.High));
        Assert.All(rows, row => Assert.Equal(0, row.Style.Runtime));
        Assert.Contains(
            "1 slower, 1 not confirmed, 1 too noisy to tell, 1 faster, 1 without a difference", chart.Title, StringComparison.Ordinal);
        Assert.EndsWith(",passes_from,passes_to", ChartData.Csv(chart).Split('\n')[0].TrimEnd('\r'), StringComparison.Ordinal);
    }

    [Fact]
    public void The_folder_of_a_comparison_gets_page_Markdown_and_a_chart_for_each_metric()
    {
        var files = ReportWriter.Write(ComparedRuns.First, _folder.Root, comparison: ComparedRuns.Report);

        var page = File.ReadAllText(files.HtmlPath);
        Assert.Contains("Failed: ", page, StringComparison.Ordinal);
        Assert.Contains("The base against itself, which should be 1×", page, StringComparison.Ordinal);
        Assert.Equal(
            ["comparison-peak-memory.csv", "comparison-start-up.csv", "comparison-time-per-unit.csv"],
            files.Charts.Select(Path.GetFileName).Where(name => name!.EndsWith(".csv", StringComparison.Ordinal)).Order());
    }

    [Fact]
    public void Where_nothing_alarmed_it_says_so_and_where_nothing_was_measured_twice_it_says_nothing_of_the_control()
    {
        var quiet = ComparedRuns.Of(new SyntheticComparison().Make(), null, []);
        var stored = StoredRuns.Compare(ComparedRuns.First, ComparedRuns.Again);
        var apart = new ComparisonReport(stored.What, stored.Result, ComparedRuns.Again, null, []);

        Assert.Equal("Nothing alarmed, so nothing was measured again.", RerunTable.Of(quiet).WhenEmpty);
        Assert.Equal("Two stored runs: nothing could be measured again.", RerunTable.Of(apart).WhenEmpty);
        Assert.Equal("", ComparisonPart.Of(apart, []).Control);
        Assert.Contains("measured apart", MarkdownPage.Render(ModelOf(apart).Model), StringComparison.Ordinal);
    }
}
