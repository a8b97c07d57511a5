using System.Text.RegularExpressions;
using System.Xml.Linq;
using GilBench.Cli;
using GilBench.Model;
using GilBench.Reporting;
using GilBench.Reporting.Charts;
using GilBench.Reporting.Page;
using GilBench.Reporting.Series;
using GilBench.Reporting.Tables;
using GilBench.Tests.Synthetic;

namespace GilBench.Tests.Reporting.Answers;

/// <summary>The report of a run of the user's code, as page, as Markdown and at the end of the run.</summary>
public sealed partial class UserCodeReportTests : IDisposable
{
    private const string Answer = "On 2 cores: threads 1.00× [1.00, 1.00] with the GIL";

    private const string Evil = "</td><script>alert('x')</script>&\"[red]|`*\u001b[31m";

    private readonly string _folder = Directory.CreateTempSubdirectory("gilbench-code-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void The_answer_is_the_first_that_is_said_on_the_page_in_Markdown_and_at_the_end_of_a_run()
    {
        var (run, files) = Written(WithNotes("It leaves 2 threads behind."));
        var page = XDocument.Parse(File.ReadAllText(files.HtmlPath));

        var main = page.Descendants("main").Single().Elements().Take(2).ToList();
        Assert.Equal("GilBench: what would your code gain here?", main[0].Value);
        Assert.Equal(
            ["score (app/scoring.py:score)", Answer, "Recommendation: processes", "It leaves 2 threads behind."],
            main[1].Descendants().Where(element => element.Name.LocalName is "h2" or "p" or "li").Zip(
                ["score (app/scoring.py:score)", Answer, "Recommendation: processes", "It leaves 2 threads behind."],
                (element, start) => element.Value.StartsWith(start, StringComparison.Ordinal) ? start : element.Value));
        AssertInOrder(
            File.ReadAllText(files.MarkdownPath),
            "# GilBench: what would your code gain here?\n\n## score", Answer, "**Recommendation: ", "- It leaves", "| ");
        AssertInOrder(OnTerminal(run), "score (app/scoring.py:score)", Answer, "Recommendation: ", "It leaves", "╭");
    }

    [Fact]
    public void Charts_and_headline_are_those_of_work_that_computes()
    {
        var options = SyntheticUserCode.Options with { Workloads = [SyntheticWorkloads.SumSquares, SyntheticUserCode.Workload] };
        var evidence = Evidence.Of(SyntheticRun.Of(options));

        var charts = ChartCatalog.Of(evidence).SelectMany(section => section.All).Select(chart => chart.Id).ToList();
        Assert.Subset(
            charts.ToHashSet(),
            new HashSet<string> { "gain-score", "scaling-score", "time-score-2", "start-up-score", "free-threading-cost" });
        Assert.StartsWith(
            "score on 2 cores against one worker: with the GIL, threads are ",
            HeadlineText.Of(evidence).Sentence, StringComparison.Ordinal);
        var section = Assert.Single(ChartCatalog.Of(evidence), section => section.Id == "score");
        Assert.Equal("The workload score. It computes.", section.Introduction);
    }

    [Theory]
    [InlineData(WorkloadKind.Io, "It waits.")]
    [InlineData(WorkloadKind.Mixed, "It waits and computes.")]
    internal void Code_that_waits_has_its_throughput_and_its_gain(WorkloadKind kind, string nature)
    {
        var run = SyntheticRun.Of(SyntheticUserCode.Options with { Workloads = [SyntheticUserCode.Of(kind, SyntheticUserCode.Code)] });

        var section = Assert.Single(ChartCatalog.Of(Evidence.Of(run)), section => section.Id == "score");

        Assert.Equal($"The workload score. {nature}", section.Introduction);
        Assert.Equal(["throughput-score", "gain-score"], section.Charts.Select(chart => chart.Id));
        Assert.StartsWith("score on 2 cores against one worker: ", HeadlineText.Of(Evidence.Of(run)).Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_word_of_a_failure_is_listed_with_its_arm_and_how_often_it_was_said()
    {
        const string Arm = "score:threads@cpython-3.13:2x2";
        var run = SyntheticRun.Of(SyntheticUserCode.Options).Changing(
            launch => launch.Arm == Arm,
            launch => launch with
            {
                Outcome = launch.Block <= 3 ? LaunchOutcome.WrongResult : LaunchOutcome.Failed,
                Detail = launch.Block <= 3
                    ? "A unit returned 41 instead of 42."
                    : launch.Block <= 8 ? "TypeError: a" : $"KeyError: {launch.Block}",
                Samples = [],
            });
        var reading = new MemoryReading("score:sequential@cpython-3.13:1x1:aa", LaunchOutcome.Crashed, "Signal 11.", null);
        run = run with { Memory = [.. run.Memory, reading] };

        var rows = PlanTables.Failures(Evidence.Of(run)).Rows.Select(row => string.Join(" | ", row.Cells.Select(cell => cell.Text)));

        Assert.Equal(
            [
                $"{Arm} | returned a wrong result | 3 | A unit returned 41 instead of 42.",
                $"{Arm} | said that it failed | 5 | TypeError: a",
                $"{Arm} | said that it failed | 1 | KeyError: 9",
                $"{Arm} | said that it failed | 1 | KeyError: 10",
                $"{Arm} | said that it failed | 1 | KeyError: 11",
                $"{Arm} | failed in other words | 5 | Such as: KeyError: 12",
                "score:sequential@cpython-3.13:1x1:aa | crashed, when its memory was read | 1 | Signal 11.",
            ],
            rows);
    }

    [Fact]
    public void Models_that_were_left_out_are_listed_with_their_reasons()
    {
        var run = SyntheticRun.Of(SyntheticUserCode.Options).Planning(plan => plan with
        {
            Omitted =
            [
                new OmittedArm("score", "interpreters", "cpython-3.13", "A subinterpreter refuses the module numpy."),
                new OmittedArm(
                    "score", "asyncio_gather", "cpython-3.13", "score is no coroutine function, so an event loop has nothing to await."),
            ],
        });

        Assert.Equal(
            ["A subinterpreter refuses the module numpy.", "score is no coroutine function, so an event loop has nothing to await."],
            PlanTables.Omitted(Evidence.Of(run)).Column("Reason"));
    }

    [Fact]
    public void Whatever_the_user_s_names_and_messages_hold_is_shown_and_never_obeyed()
    {
        var code = SyntheticUserCode.Code with { Function = $"app/{Evil}.py:f", Notes = [Evil], Folder = Evil };
        var workload = SyntheticUserCode.Of(WorkloadKind.Cpu, code) with { Summary = Evil, Unit = Evil, Source = Evil };
        var (run, files) = Written(SyntheticRun.Of(SyntheticUserCode.Options with { Workloads = [workload] })
            .Changing(
                launch => launch.Arm.Contains("process_pool", StringComparison.Ordinal),
                launch => launch with { Outcome = LaunchOutcome.Failed, Detail = Evil, Samples = [] })
            .Planning(plan => plan with { Omitted = [new OmittedArm("score", Evil, Evil, Evil)] }));

        var page = XDocument.Parse(File.ReadAllText(files.HtmlPath));
        var shown = Evil.Replace("\u001b", "\\u001b", StringComparison.Ordinal);
        Assert.DoesNotContain("alert", Assert.Single(page.Descendants("script")).Value, StringComparison.Ordinal);
        Assert.Contains(page.Descendants("h2"), heading => heading.Value == $"score (app/{shown}.py:f)");
        Assert.Contains(page.Descendants("li"), remark => remark.Value == shown);
        Assert.Contains(page.Descendants("li"), remark => remark.Value == $"Not in it: processes (it said that it failed: {shown}).");
        Assert.Contains(page.Descendants("td"), cell => cell.Value == shown);
        var markdown = File.ReadAllText(files.MarkdownPath);
        Assert.DoesNotContain("<script", markdown, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', markdown);
        Assert.Contains($"score (app/{shown}.py:f)", OnTerminal(run), StringComparison.Ordinal);
    }

    [Fact]
    public void Links_of_the_page_lead_somewhere_and_its_tables_have_a_cell_under_each_heading()
    {
        var page = XDocument.Parse(File.ReadAllText(Written(WithNotes()).Files.HtmlPath));

        var ids = page.Descendants().Attributes("id").Select(id => id.Value).ToList();
        Assert.Equal(ids.Count, ids.Distinct().Count());
        Assert.Contains("losses", ids);
        Assert.All(page.Descendants("a").Attributes("href"), href => Assert.True(
            href.Value.StartsWith('#') ? ids.Contains(href.Value[1..]) : File.Exists(Path.Combine(_folder, href.Value)), href.Value));
        Assert.All(page.Descendants("table"), table => Assert.All(
            table.Descendants("tr"), row => Assert.Equal(table.Descendants("th").Count(), row.Elements().Count())));
    }

    [Fact]
    public void Nothing_that_holds_of_the_document_s_workloads_alone_is_said_of_the_user_s()
    {
        var files = Written(WithNotes()).Files;

        var text = File.ReadAllText(files.MarkdownPath);
        Assert.DoesNotMatch(DocumentsWords(), text);
        Assert.Contains("unless they are to be ignored", text, StringComparison.Ordinal);
    }

    private static Run WithNotes(params string[] notes) => SyntheticRun.Of(SyntheticUserCode.Options with
    {
        Workloads = [SyntheticUserCode.Of(WorkloadKind.Cpu, SyntheticUserCode.Code with { Notes = notes })],
    });

    private (Run Run, ReportFiles Files) Written(Run run) => (run, ReportWriter.Write(run, _folder));

    private static string OnTerminal(Run run)
    {
        using var writer = new StringWriter();
        var console = Terminal.Of(writer);
        console.Profile.Capabilities.Ansi = false;
        RunTable.Write(console, run);
        return writer.ToString();
    }

    private static void AssertInOrder(string text, params string[] parts)
    {
        var at = 0;
        foreach (var part in parts)
        {
            at = text.IndexOf(part, at, StringComparison.Ordinal);
            Assert.True(at >= 0, $"{part} does not follow in:\n{text}");
        }
    }

    [GeneratedRegex("document's|the document |keeps the GIL while|releases the GIL|Every unit's result is checked")]
    private static partial Regex DocumentsWords();
}
