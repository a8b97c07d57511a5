using System.Text.Json.Nodes;
using GilBench.Capacity;
using GilBench.Model;
using GilBench.Reporting.Answers;
using GilBench.Reporting.Exports;
using GilBench.Reporting.Markdown;
using GilBench.Tests.Synthetic;

namespace GilBench.Tests.Reporting;

public sealed class CapacityReportTests
{
    private static readonly CapacityQuestion s_question = new()
    {
        Workload = "sum_squares",
        ParameterSet = ParameterSetNames.Calibrated,
        PerSecond = 900,
        PricePerCoreHour = 0.04,
    };

    private static readonly CapacityQuestion s_waits = s_question with { Workload = "sleep", PerSecond = 2_500 };

    [Fact]
    public void The_page_of_a_machine_of_eight_cores_reads_as_approved()
    {
        var run = SyntheticRun.Of(new SyntheticOptions
        {
            Workloads = [SyntheticWorkloads.SumSquares],
            MachineCores = 8,
            CoreCounts = [1, 2, 3, 4, 6, 8],
            Blocks = 12,
        });

        ApprovedText.Check("capacity-cores.md", CapacityMarkdown.Of(run, CapacityAnswers.Of(run, s_question)));
    }

    [Fact]
    public void The_page_of_work_that_waits_reads_as_approved()
    {
        var run = SyntheticRun.Of(new SyntheticOptions
        {
            Workloads = [SyntheticWorkloads.Sleep],
            WaitingWorkers = [1, 4, 10, 40],
            Blocks = 12,
        });

        ApprovedText.Check("capacity-waits.md", CapacityMarkdown.Of(run, CapacityAnswers.Of(run, s_waits)));
    }

    [Fact]
    public void The_page_of_a_run_on_two_cores_reads_as_approved()
    {
        var run = SyntheticRun.Of(new SyntheticOptions { Workloads = [SyntheticWorkloads.SumSquares] });

        ApprovedText.Check("capacity-two-cores.md", CapacityMarkdown.Of(run, CapacityAnswers.Of(run, s_question)));
    }

    [Fact]
    public void Programs_are_told_every_number_with_its_interval()
    {
        var run = SyntheticRun.Of(new SyntheticOptions
        {
            Workloads = [SyntheticWorkloads.SumSquares],
            MachineCores = 8,
            CoreCounts = [1, 2, 4, 8],
        });

        var json = JsonNode.Parse(CapacityJson.Of(run, CapacityAnswers.Of(run, s_question)))!;

        var processes = json["answers"]!.AsArray().Single(answer =>
            (string)answer!["model"]! == "process_pool_fork" && (string)answer["runtime"]! == "cpython-3.13")!;
        Assert.Equal(("reached", "cores", "universal"), (
            (string)processes["outcome"]!, (string)processes["grows"]!, (string)processes["fit"]!["kind"]!));
        Assert.Equal(16, processes["fit"]!["throughput"]!.AsArray().Count);
        Assert.All(processes["fit"]!["throughput"]!.AsArray(), point => Assert.True(
            (double)point!["per_second"]!["low"]! < (double)point["per_second"]!["high"]!));
        Assert.Equal((int)processes["safe"]!["cores"]!, (int)processes["safe"]!["workers"]!);
        Assert.NotNull(processes["safe"]!["cost_per_million"]);
    }

    [Fact]
    public void A_name_that_is_markup_stays_a_name()
    {
        const string hostile = "<script>alert(1)</script>|[x](y)\u001b[31m";
        var run = SyntheticRun.Of(new SyntheticOptions
        {
            Workloads = [SyntheticWorkloads.SumSquares with { Id = hostile }],
            Runtimes = [SyntheticRuntimes.Stock with { Id = "py|<b>" }],
        });
        var answers = CapacityAnswers.Of(run, s_question with { Workload = hostile });

        var page = CapacityMarkdown.Of(run, answers);

        Assert.DoesNotContain("<script>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>", page, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', page);
        Assert.DoesNotContain("](y)", page, StringComparison.Ordinal);
        var columns = page.Split('\n').Where(line => line.StartsWith("| ", StringComparison.Ordinal)).Take(3)
            .Select(line => line.Replace("\\|", "", StringComparison.Ordinal).Count(letter => letter == '|')).Distinct();
        Assert.Single(columns);
        Assert.Equal(hostile, (string)JsonNode.Parse(CapacityJson.Of(run, answers))!["question"]!["workload"]!);
    }

    [Fact]
    public void Failures_only_are_said_in_words()
    {
        var failed = SyntheticRun.Of(new SyntheticOptions { Workloads = [SyntheticWorkloads.SumSquares] }).Changing(
            _ => true, launch => launch with { Outcome = LaunchOutcome.Crashed, Detail = "Killed.", Samples = [] });
        var answers = CapacityAnswers.Of(failed, s_question);

        Assert.StartsWith("This run cannot tell what 900/s of sum_squares takes", CapacityText.Headline(answers), StringComparison.Ordinal);
        Assert.All(answers.All, answer => Assert.Equal(
            ("nothing", "–", "–", "No launch of it counts, so it has no figure."),
            (CapacityText.MeasuredOf(answer.Series), CapacityText.OptimisticOf(answer), CapacityText.SafeOf(answer),
                CapacityText.RemarksOf(answer, answers)[0])));
        Assert.All(answers.Rules, rule => Assert.Equal("not measured", CapacityText.MeasuredOf(rule, 900)));
    }

    [Fact]
    public void The_headline_says_how_the_question_ends()
    {
        var run = SyntheticRun.Of(new SyntheticOptions
        {
            Workloads = [SyntheticWorkloads.SumSquares],
            Runtimes = [SyntheticRuntimes.Stock],
            Models = [SyntheticModels.Sequential, SyntheticModels.Threads],
        });

        Assert.Equal(
            "40.0 M/s of sum_squares is out of reach of every model that was measured: the upper end of each stays below it.",
            CapacityText.Headline(CapacityAnswers.Of(run, s_question with { PerSecond = 4e7 })));
        Assert.Contains("the loopback server that it was measured against gave at most 100/s", CapacityText.Headline(
            CapacityAnswers.Of(run, s_question with { ServerPerSecond = 100 })), StringComparison.Ordinal);
        Assert.StartsWith("100/s of sum_squares: ", CapacityText.Headline(
            CapacityAnswers.Of(run, s_question with { PerSecond = 100 })), StringComparison.Ordinal);
    }
}
