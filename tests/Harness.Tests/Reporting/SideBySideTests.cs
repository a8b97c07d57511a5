using GilBench.Analysis;
using GilBench.Claims.Judging;
using GilBench.Reporting.Charts;
using GilBench.Reporting.Exports;
using GilBench.Reporting.Series;
using GilBench.Reporting.Tables;
using GilBench.Reporting.Text;
using GilBench.Reporting.Verdicts;
using GilBench.Tests.Claims;
using GilBench.Tests.Synthetic;

namespace GilBench.Tests.Reporting;

/// <summary>What is not known is left out and never drawn as 0; what was measured and cannot be judged is shown.</summary>
public sealed class SideBySideTests
{
    [Fact]
    public void Where_workers_started_side_by_side_there_is_no_start_up_and_no_chart_of_it()
    {
        var run = SyntheticRun.Of(new SyntheticOptions { Workloads = [SyntheticWorkloads.SumSquares] });
        var sideBySide = run.Changing(_ => true, launch => launch with { StartupSeconds = null });
        var evidence = Evidence.Of(sideBySide);

        Assert.Contains(
            ChartCatalog.Of(Evidence.Of(run)).SelectMany(section => section.All),
            chart => chart.Id.StartsWith("start-up", StringComparison.Ordinal));
        Assert.DoesNotContain(
            ChartCatalog.Of(evidence).SelectMany(section => section.All),
            chart => chart.Id.StartsWith("start-up", StringComparison.Ordinal));
        Assert.All(ArmsTable.Of(evidence).Rows, row => Assert.Equal(
            (Figures.None, Figures.None), (row.Under("Start-up"), row.Under("First use"))));
        Assert.All(evidence.Analysis.Arms, arm => Assert.Null(arm.EstimateOf(Metric.FirstUse)));
        Assert.Contains("\"cold_seconds\": null", JsonExport.Of(sideBySide), StringComparison.Ordinal);
    }

    [Fact]
    public void A_claim_that_the_hardware_gives_no_answer_to_is_shown_with_its_reason()
    {
        var run = SyntheticRun.Of(new SyntheticOptions
        {
            Workloads = [SyntheticWorkloads.SumSquares],
            LaunchNoise = 0.001,
            SpeedUp = arm => arm.Arm.Workers == 1 ? 1 : 1.05,
        });

        var judgements = ClaimJudge.Judge(Catalogue.Claims, run);
        var cards = ClaimCards.Of(judgements, []);

        var verdict = cards.Single(card => card.Id == "nogil-scales").Verdicts[0];
        Assert.Equal("open", verdict.Mark);
        Assert.Contains("this machine has no cores to give", verdict.Reason, StringComparison.Ordinal);
        Assert.Contains(
            judgements,
            one => one.Answer == Answer.CannotJudge && one.Cases.Count == 0 && cards.All(card => card.Id != one.Claim.Id));
    }

    [Fact]
    public void A_core_with_a_neighbour_is_shown_as_such()
    {
        var run = SyntheticRun.Of(new SyntheticOptions
        {
            LaunchNoise = 0,
            BlockNoise = 0,
            Rounds = 4,
            BaseCores = 2,
            Slowed = (_, round, cores) => cores is [1] && round > 1 ? 1 / 0.55 : 1,
        });

        var cores = ControlTables.Cores(RunAnalysis.Of(run));

        Assert.Equal(
            ["0", "32", "0 %", Figures.None, "1", "32", "75 %", "55 % of its best"],
            cores.Rows.SelectMany(row => row.Cells.Take(4)).Select(cell => cell.Text));
        Assert.Equal(
            "CPU 1 ran at 55 % of its best in 75 % of the rounds: a neighbour shares the physical core",
            SteadinessText.Of(RunAnalysis.Of(run).Cores[1], inRounds: true));
    }
}
