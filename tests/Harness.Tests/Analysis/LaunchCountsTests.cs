using System.Text.Json.Nodes;
using GilBench.Analysis;
using GilBench.Cli;
using GilBench.Model;
using GilBench.Reporting.Exports;
using GilBench.Reporting.Markdown;
using GilBench.Reporting.Page;
using GilBench.Reporting.Series;
using GilBench.Reporting.Tables;
using GilBench.Reporting.Text;
using GilBench.Tests.Synthetic;
using Spectre.Console.Testing;

namespace GilBench.Tests.Analysis;

/// <summary>What was set aside is counted, and shown wherever a run is.</summary>
public sealed class LaunchCountsTests
{
    private static readonly Run s_run = DisturbedRun.Of(SyntheticRun.Of(new SyntheticOptions())).Run;
    private static readonly int s_arms = s_run.Header.Plan.Arms.Count;

    [Fact]
    public void Every_launch_has_one_fate()
    {
        var counts = RunAnalysis.Of(s_run).Launches;

        // Eight blocks count. A ninth attempt was spoiled by one launch; of its launches that one and the arm's extra one were disturbed.
        Assert.Equal(8 * s_arms, counts.Counting);
        Assert.Equal((9, 1), (counts.DisturbedBy[0].Launches, counts.DisturbedBy.Count(one => one.By == Disturbance.Stolen)));
        Assert.Equal(s_arms - 1, counts.InSpoiledBlocks);
        Assert.Equal(counts.Total, counts.Counting + counts.Failed + counts.Disturbed + counts.InSpoiledBlocks + counts.InUnfinishedBlocks);
        Assert.Equal(counts.Disturbed, counts.DisturbedBy.Sum(one => one.Launches));
        Assert.Equal(s_run.Launches.Count, counts.Total);
    }

    [Fact]
    public void A_failure_that_nothing_disturbed_is_no_launch_that_was_set_aside()
    {
        var run = SyntheticRun.Of(new SyntheticOptions { Blocks = 2 }).Changing(
            launch => launch.Id == "b001-g00-a1-000", launch => launch with { Outcome = LaunchOutcome.TimedOut });

        Assert.Equal(
            (1, 0, 2 * s_arms - 1),
            (RunAnalysis.Of(run).Launches.Failed, RunAnalysis.Of(run).Launches.Disturbed, RunAnalysis.Of(run).Launches.Counting));
    }

    [Fact]
    public void The_page_the_terminal_and_the_export_say_how_many_were_set_aside_and_why()
    {
        var analysis = RunAnalysis.Of(s_run);
        var (all, reasons) = (LaunchText.Of(analysis.Launches, inRounds: true), LaunchText.DisturbedBy(analysis.Launches)!);
        var model = ReportBuilder.Build(Evidence.Of(s_run), []);
        var console = new TestConsole().Width(400);
        RunTable.Write(console, s_run);
        var exported = JsonNode.Parse(JsonExport.Of(s_run))!["launches"]!;

        Assert.StartsWith(
            $"{8 * s_arms} of {s_run.Launches.Count} count, 11 disturbed and set aside, {s_arms - 1} set aside with their spoiled group",
            all,
            StringComparison.Ordinal);
        Assert.Equal("other programs on its cores (9), hypervisor (1), another reason (1)", reasons);
        Assert.Contains(new Fact("Launches", all), RunFacts.Of(Evidence.Of(s_run)));
        Assert.Contains(new Fact("Launches disturbed by", reasons), RunFacts.Of(Evidence.Of(s_run)));
        Assert.Contains(reasons, MarkdownPage.Render(model), StringComparison.Ordinal);
        Assert.Contains(
            $"Blocks: 8 valid, 1 spoiled. Launches: {all}; disturbed by {reasons}. Groups: 8 valid, 1 spoiled. "
                + "Rounds: 27 run, none set aside, 3 in groups that were run again.",
            console.Output,
            StringComparison.Ordinal);
        Assert.Equal((11, "other_programs"), ((int)exported["disturbed"]!, (string?)exported["disturbed_by"]![0]!["by"]));
    }

    [Fact]
    public void A_run_without_rounds_speaks_of_blocks_alone()
    {
        var run = DisturbedRun.Of(SyntheticRun.Of(new SyntheticOptions { Grouping = SyntheticGrouping.None })).Run;
        var analysis = RunAnalysis.Of(run);

        Assert.Contains("set aside with their spoiled block", LaunchText.Basis(analysis), StringComparison.Ordinal);
        Assert.DoesNotContain("ounds", LaunchText.Basis(analysis), StringComparison.Ordinal);
    }

    [Fact]
    public void A_run_that_nothing_disturbed_says_that_all_count()
    {
        var counts = RunAnalysis.Of(SyntheticRun.Of(new SyntheticOptions { Blocks = 6 })).Launches;

        Assert.Equal(($"all {6 * s_arms} count", null), (LaunchText.Of(counts, inRounds: true), LaunchText.DisturbedBy(counts)));
    }
}
