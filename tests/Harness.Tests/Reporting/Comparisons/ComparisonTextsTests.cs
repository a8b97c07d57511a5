using System.Text.Json;
using System.Xml.Linq;
using GilBench.Model;
using GilBench.Regression;
using GilBench.Reporting.Comparisons;
using GilBench.Reporting.Exports;
using GilBench.Reporting.Markdown;
using GilBench.Statistics.Gates;
using GilBench.Tests.Regression;

namespace GilBench.Tests.Reporting.Comparisons;

public sealed class ComparisonTextsTests
{
    private const string Hostile = "a|b<script>\n::error::x, 100% \u0001";

    private static readonly SyntheticComparison Slower = new()
    {
        SlowDowns = new Dictionary<string, double> { ["two"] = 1.10, ["three"] = 0.9 },
    };

    private static ComparisonReport Report(SyntheticComparison? again = null)
    {
        var (first, second) = (Slower.Make(), ((again ?? Slower) with { Seed = 99 }).Make());
        return new ComparisonReport(
            first.Header.Comparison!, ComparisonJudge.Judge(first, second, _ => NoiseFloor.From([])), first, second, ["A remark."]);
    }

    private static ComparisonReport HostileReport()
    {
        var report = Report();
        return report with
        {
            What = report.What with { Base = new ComparisonSide(Hostile, null), Notes = [Hostile] },
            Result = report.Result with
            {
                Together = [.. report.Result.Together.Select(rows => rows with { Arm = Hostile, Reason = Hostile })],
                Arms = [.. report.Result.Arms.Select(arm => arm with { Arm = Hostile, Reason = Hostile })],
            },
        };
    }

    [Fact]
    public void The_markdown_says_outcome_answers_margins_and_what_they_rest_on() =>
        ApprovedText.Check("comparison.md", ComparisonMarkdown.Of(Report()));

    [Fact]
    public void The_json_has_every_arm_and_metric_with_ratio_interval_and_detectable_effect()
    {
        using var document = JsonDocument.Parse(ComparisonJson.Of(Report()));
        var root = document.RootElement;

        Assert.Equal("failed", root.GetProperty("outcome").GetString());
        Assert.Equal(12, root.GetProperty("arms").GetArrayLength());
        var together = Assert.Single(root.GetProperty("together").EnumerateArray());
        Assert.Equal("all workloads:4 arms together", together.GetProperty("arm").GetString());
        var slow = root.GetProperty("arms")[1];
        Assert.Equal("slower", slow.GetProperty("answer").GetString());
        Assert.InRange(slow.GetProperty("ratio").GetProperty("low").GetDouble(), 1.08, 1.10);
        Assert.InRange(slow.GetProperty("detectable_effect").GetDouble(), 0.02, 0.04);
        Assert.Equal("main", root.GetProperty("base").GetProperty("name").GetString());
    }

    [Fact]
    public void In_junit_what_became_slower_fails_and_nothing_else()
    {
        var suite = XDocument.Parse(ComparisonJUnit.Of(Report())).Root!.Element("testsuite")!;

        Assert.Equal(("13", "1"), (suite.Attribute("tests")!.Value, suite.Attribute("failures")!.Value));
        Assert.Equal(
            ["two:threads@cpython-3.13:2x2"],
            suite.Elements("testcase").Where(test => test.Element("failure") is not null).Select(test => test.Attribute("name")!.Value));
    }

    [Fact]
    public void In_junit_nothing_fails_where_the_machine_is_suspected()
    {
        var suspected = Slower with { SlowDowns = new Dictionary<string, double> { ["two"] = 1.10, ["one"] = 1.10 } };
        var suite = XDocument.Parse(ComparisonJUnit.Of(Report(suspected))).Root!.Element("testsuite")!;

        Assert.Equal(("0", "1"), (suite.Attribute("failures")!.Value, suite.Attribute("skipped")!.Value));
    }

    [Fact]
    public void Annotations_name_each_arm_that_became_slower_and_the_outcome()
    {
        var lines = GithubAnnotations.Of(Report()).TrimEnd('\n').Split('\n');

        Assert.Equal(2, lines.Length);
        Assert.StartsWith("::error title=two%3Athreads@cpython-3.13%3A2x2%3A time per unit::", lines[0], StringComparison.Ordinal);
        Assert.Matches("^::error title=work tree against main \\(3d752ce\\)%2C in the same rounds::two", lines[1]);
    }

    [Fact]
    public void A_comparison_that_passed_is_a_notice()
    {
        var first = new SyntheticComparison().Make();
        var passed = new ComparisonReport(
            first.Header.Comparison!, ComparisonJudge.Judge(first, null, _ => NoiseFloor.From([])), first, null, []);

        Assert.StartsWith("::notice ", Assert.Single(GithubAnnotations.Of(passed).TrimEnd('\n').Split('\n')), StringComparison.Ordinal);
    }

    [Fact]
    public void Hostile_names_break_out_of_no_form()
    {
        var report = HostileReport();

        Assert.All(
            GithubAnnotations.Of(report).TrimEnd('\n').Split('\n'),
            line => Assert.Matches("^::(error|warning|notice) title=[^:,]*::", line));
        Assert.DoesNotContain("<script>", ComparisonMarkdown.Of(report), StringComparison.Ordinal);
        Assert.Contains("<script>", XDocument.Parse(ComparisonJUnit.Of(report)).Descendants("testcase").First().Attribute("name")!.Value,
            StringComparison.Ordinal);
        using var document = JsonDocument.Parse(ComparisonJson.Of(report));
        Assert.Equal(Hostile, document.RootElement.GetProperty("arms")[0].GetProperty("arm").GetString());
    }
}
