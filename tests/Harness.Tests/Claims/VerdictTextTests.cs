using System.Text.Json;
using System.Xml.Linq;
using GilBench.Claims.Judging;
using GilBench.Cli;
using GilBench.Model;
using GilBench.Reporting.Drawing;
using GilBench.Reporting.Exports;
using GilBench.Reporting.Html;
using GilBench.Reporting.Markdown;
using GilBench.Reporting.Page;
using GilBench.Reporting.Series;
using GilBench.Reporting.Tables;
using GilBench.Reporting.Verdicts;
using GilBench.Tests.Synthetic;
using Spectre.Console.Testing;

namespace GilBench.Tests.Claims;

public sealed class VerdictTextTests
{
    private static readonly string[] s_chosen =
        ["gil-threads", "nogil-scales", "gil-processes", "gil-fib-threads", "cpu-processes", "nogil-same-code"];

    // One forged arm and one GIL that threads beat, so that every kind of answer is there.
    private static readonly Run s_run = SyntheticRun
        .Of(new SyntheticOptions
        {
            SpeedUp = arm =>
                arm is { Workload.Id: "fibonacci", Runtime.ExpectsGil: true, Model.WorkerKind: WorkerKind.Threads, Arm.Workers: > 1 }
                    ? 1.18
                    : SyntheticTruth.SpeedUp(arm),
        })
        .Changing(
            launch => launch.Arm == "sum_squares:threads@cpython-3.13t:2x2",
            launch => launch with { Samples = [.. launch.Samples.Select(sample => sample with { GilAfter = [true] })] });

    private static readonly IReadOnlyList<Judgement> s_judgements = ClaimJudge.Judge([.. s_chosen.Select(Catalogue.Claim)], s_run);

    private static readonly Lazy<(XDocument Html, string Markdown)> s_page = new(() =>
    {
        var model = ReportBuilder.Build(Evidence.Of(s_run), [], ClaimCards.Of(s_judgements, []));
        return (XDocument.Parse(HtmlPage.Draft(model).With(new Dictionary<string, DrawnChart>())), MarkdownPage.Render(model));
    });

    [Fact]
    public void The_table_is_approved()
    {
        var console = new TestConsole().Width(180);

        VerdictView.Write(console, s_run, s_judgements);

        ApprovedText.Check("verdicts.txt", console.Output);
    }

    [Fact]
    public void The_JSON_is_approved_and_parses()
    {
        var json = VerdictJson.Of(s_run, s_judgements);

        ApprovedText.Check("verdicts.json", json);
        using var document = JsonDocument.Parse(json);
        Assert.Equal(s_judgements.Count, document.RootElement.GetProperty("verdicts").GetArrayLength());
    }

    [Fact]
    public void The_Markdown_is_approved()
    {
        var page = VerdictMarkdown.Of(s_run, s_judgements);

        ApprovedText.Check("verdicts.md", page);
    }

    [Fact]
    public void The_JUnit_XML_is_approved_and_counts_what_is_in_it()
    {
        var xml = VerdictJUnit.Of(s_run, s_judgements);

        ApprovedText.Check("verdicts.xml", xml);
        var suite = XDocument.Parse(xml).Root!.Element("testsuite")!;
        Assert.Equal((string?)suite.Attribute("tests"), $"{suite.Elements("testcase").Count()}");
        Assert.Equal((string?)suite.Attribute("failures"), $"{suite.Descendants("failure").Count()}");
        Assert.Equal((string?)suite.Attribute("errors"), $"{suite.Descendants("error").Count()}");
        Assert.Equal((string?)suite.Attribute("skipped"), $"{suite.Descendants("skipped").Count()}");
    }

    [Theory]
    [InlineData("gil-threads", "good", "restated: holds", " on cpython-3.13 (as expected): 0.998× [0.983, 1.013]. The speed-up")]
    [InlineData("nogil-scales", "bad", "restated: EVIDENCE REFUSED", " on cpython-3.13t. The GIL certificate")]
    [InlineData(
        "gil-fib-threads", "bad", "restated: refuted",
        " on cpython-3.13 (contrary to what was expected): 1.18× [1.17, 1.19]. The speed-up")]
    [InlineData("gil-fib-threads", "good", "restated: refuted", " on cpython-3.13t (as expected): 1.91× [1.89, 1.94]. The speed-up")]
    public void The_report_colours_an_answer_and_says_whether_it_was_expected(string claim, string mark, string answer, string said)
    {
        var card = s_page.Value.Html.Descendants("div").Single(div => (string?)div.Attribute("id") == $"claim-{claim}");

        Assert.Contains(card.Elements("p"), line =>
            line.Element("b") is { } word
                && ((string?)word.Attribute("class"), word.Value) == (mark, answer)
                && line.Value.StartsWith(answer + said, StringComparison.Ordinal));
        var markdown = s_page.Value.Markdown.Split($"### {claim}: ")[1].Split("\n### ")[0];
        Assert.Contains($"- **{answer}**{said}", markdown, StringComparison.Ordinal);
    }

    [Fact]
    public void What_an_interval_leaves_open_is_neither_good_nor_bad()
    {
        var noisy = SyntheticRun.Of(new SyntheticOptions { LaunchNoise = 0.2 });

        var verdict = Assert.Single(Assert.Single(ClaimCards.Of(ClaimJudge.Judge([Catalogue.Claim("gil-threads")], noisy), [])).Verdicts);

        Assert.Equal(("inconclusive", "open", ""), (verdict.Answer, verdict.Mark, verdict.Comparison));
    }

    [Fact]
    public void The_headline_has_the_figures_of_its_group_with_intervals()
    {
        var quiet = SyntheticRun.Of(new SyntheticOptions());

        var headline = ClaimHeadline.Of(ClaimJudge.Judge([.. s_chosen.Take(3).Select(Catalogue.Claim)], quiet));

        Assert.Matches(
            @"^sum_squares on 2 cores: the GIL holds threads to \S+× \[\S+, \S+\]; without it they reach 1\.9\d× \[\S+, \S+\]; "
                + @"processes reach 1\.9\d× \[\S+, \S+\]\.$",
            headline);
    }

    [Fact]
    public void Without_figures_there_is_no_headline() =>
        Assert.Null(ClaimHeadline.Of([.. s_judgements.Where(judgement => judgement.Cases.Count == 0)]));
}
