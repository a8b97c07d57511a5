using GilBench.Model;
using GilBench.Reporting.Charts;
using GilBench.Reporting.Drawing;
using GilBench.Reporting.Markdown;
using GilBench.Reporting.Page;
using GilBench.Reporting.Series;
using GilBench.Reporting.Tables;
using GilBench.Tests.Synthetic;

namespace GilBench.Tests.Reporting;

public sealed class LatenessReportTests
{
    [Fact]
    public void A_timer_has_a_chart_with_two_rows_an_arm_and_a_row_of_the_table_each()
    {
        var evidence = Evidence.Of(WithTimer(arm => arm.Contains("dotnet", StringComparison.Ordinal) ? 0.003 : 0.0001));
        var sections = ChartCatalog.Of(evidence);

        var chart = Assert.IsType<RowChart>(
            Assert.Single(sections.SelectMany(section => section.All), chart => chart.Id == "lateness-timer"));
        var arms = evidence.Measured.Count(arm => arm.Arm.Workload == "timer");
        Assert.Equal(2 * arms, chart.Groups.Sum(group => group.Rows.Count));
        Assert.All(
            chart.Groups.SelectMany(group => group.Rows),
            row => Assert.True(row.Low <= row.Value && row.Value <= row.High, row.ToString()));
        Assert.Contains("half of the waits are late by at most 100 µs (", chart.Title, StringComparison.Ordinal);
        Assert.Contains(" to 3.00 ms (", chart.Title, StringComparison.Ordinal);
        Assert.NotEmpty(ChartDrawing.Draw(chart).Png);

        var report = ReportBuilder.Build(evidence, sections);
        Assert.Equal(arms, Assert.Single(report.Tables, table => table.Id == "timers").Rows.Count);
        Assert.Contains(
            "| timer | threads | dotnet-10 | 2 | 3.00 ms [3.00, 3.00] | 6.00 ms [6.00, 6.00] | 8 |",
            MarkdownPage.Render(report), StringComparison.Ordinal);
    }

    [Fact]
    public void Timers_that_end_early_are_drawn_on_an_axis_that_begins_below_0()
    {
        var sections = ChartCatalog.Of(Evidence.Of(WithTimer(arm => arm.Contains("dotnet", StringComparison.Ordinal) ? -0.002 : 0.0001)));

        var chart = Assert.IsType<RowChart>(
            Assert.Single(sections.SelectMany(section => section.All), chart => chart.Id == "lateness-timer"));

        Assert.True(chart.Axis is { Scale: AxisScale.Linear, From: < -4 }, chart.Axis.ToString());
        Assert.NotEmpty(ChartDrawing.Draw(chart).Svg);
    }

    [Fact]
    public void A_run_without_timers_has_neither_chart_nor_table()
    {
        var evidence = Evidence.Of(SyntheticRun.Of(new SyntheticOptions { Workloads = [SyntheticWorkloads.Sleep] }));
        var sections = ChartCatalog.Of(evidence);

        Assert.DoesNotContain(
            sections.SelectMany(section => section.All), chart => chart.Id.StartsWith("lateness", StringComparison.Ordinal));
        Assert.DoesNotContain("Lateness of timers", MarkdownPage.Render(ReportBuilder.Build(evidence, sections)), StringComparison.Ordinal);
    }

    /// <param name="half">The p50 of an arm, by its id; its p99 is twice that.</param>
    private static Run WithTimer(Func<string, double> half) => SyntheticRun
        .Of(new SyntheticOptions { Workloads = [SyntheticWorkloads.Of("timer", WorkloadKind.Io, holdsGil: false, "one wait")] })
        .Changing(
            launch => launch.Arm.StartsWith("timer:", StringComparison.Ordinal),
            launch => launch with
            {
                Samples = [.. launch.Samples.Select(
                    sample => sample with { LatenessSeconds = new Lateness(half(launch.Arm), 2 * half(launch.Arm)) })],
            });
}
