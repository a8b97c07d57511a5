using System.Xml.Linq;
using GilBench.Claims.Judging;
using GilBench.Model;
using GilBench.Reporting.Charts;
using GilBench.Reporting.Drawing;
using GilBench.Reporting.Html;
using GilBench.Reporting.Markdown;
using GilBench.Reporting.Page;
using GilBench.Reporting.Series;
using GilBench.Reporting.Verdicts;
using GilBench.Tests.Claims;

namespace GilBench.Tests.Reporting;

/// <summary>Whole reports of fixed runs, as they were looked at and found right; of two cores MarkdownPageTests has the Markdown.</summary>
public sealed class ApprovedPagesTests
{
    [Theory]
    [InlineData("one-core")]
    [InlineData("16-cores")]
    [InlineData("128-cores")]
    [InlineData("failures-only")]
    [InlineData("hostile-names")]
    [InlineData("in-flight")]
    public void The_Markdown_of_a_fixed_run_is_the_approved_one(string name) =>
        ApprovedText.Check($"{name}.md", MarkdownPage.Render(Model(FixedRuns.Of(name)).Report));

    [Theory]
    [InlineData("one-core")]
    [InlineData("two-cores")]
    [InlineData("16-cores")]
    [InlineData("128-cores")]
    [InlineData("failures-only")]
    [InlineData("hostile-names")]
    public void The_page_of_a_fixed_run_is_the_approved_one_but_for_its_charts_style_and_method(string name)
    {
        var (report, sections) = Model(FixedRuns.Of(name));
        var drawn = sections.SelectMany(section => section.All).Concat(report.Claims.Select(claim => claim.Chart).OfType<Chart>())
            .ToDictionary(chart => chart.Id, chart => new DrawnChart(chart.Id, [], "") { Inline = "<svg />" });

        var page = XDocument.Parse(HtmlPage.Draft(report).With(drawn));

        page.Descendants("style").Concat(page.Descendants("script"))
            .Concat(page.Descendants("div").Where(one => (string?)one.Attribute("id") == "whole-method"))
            .ToList().ForEach(one => one.Value = "…");
        ApprovedText.Check($"{name}.html", page.Descendants("body").Single().ToString(SaveOptions.DisableFormatting) + "\n");
    }

    private static (ReportModel Report, IReadOnlyList<ChartSection> Sections) Model(Run run)
    {
        var evidence = Evidence.Of(run);
        var judgements = ClaimJudge.Judge(Catalogue.Claims, run);
        var sections = ChartCatalog.Of(evidence);
        return (ReportBuilder.Build(evidence, sections, ClaimCards.Of(judgements, ClaimCharts.Of(evidence, judgements))), sections);
    }
}
