using System.Xml.Linq;
using GilBench.Fleets;
using GilBench.Reporting.Charts;
using GilBench.Reporting.Drawing;
using GilBench.Reporting.Series;
using GilBench.Tests.Synthetic;

namespace GilBench.Tests.Reporting;

public sealed class FleetChartsTests
{
    [Fact]
    public void What_computes_has_speed_ups_efficiencies_and_throughputs_and_what_waits_its_throughputs() => Assert.Equal(
        ["fleet-speed-up-sum-squares", "fleet-efficiency-sum-squares", "fleet-throughput-sum-squares", "fleet-throughput-sleep"],
        ChartsOf(2, 16).Select(chart => chart.Id));

    [Fact]
    public void A_panel_is_one_model_on_one_runtime_and_a_line_in_it_one_machine()
    {
        var chart = Assert.IsType<LineChart>(ChartsOf(2, 16)[0]);

        Assert.Equal(
            [
                "threads on cpython-3.13", "threads on cpython-3.13t", "process_pool_fork on cpython-3.13", "threads on dotnet-10",
                "native code: the ceiling",
            ],
            chart.Panels.Select(panel => panel.Heading));
        Assert.All(chart.Panels, panel => Assert.Equal(["A", "B"], panel.Lines.Select(line => line.Machine!.Letter)));
        Assert.All(chart.Panels, panel => Assert.Single(panel.Lines.Select(line => line.Style).Distinct()));
        Assert.Equal([1, 2], chart.Panels[0].Lines[0].Points.Select(point => point.Cores));
        Assert.Equal([1, 2, 4, 8, 16], chart.Panels[0].Lines[1].Points.Select(point => point.Cores));
    }

    [Fact]
    public void A_runtime_looks_on_every_machine_as_in_its_own_report_whatever_else_was_measured_there()
    {
        var stock = SyntheticFleet.Machine(2, new SyntheticOptions
        {
            Workloads = [SyntheticWorkloads.SumSquares],
            Runtimes = [SyntheticRuntimes.Stock, SyntheticRuntimes.DotNet],
            Blocks = 6,
            Rounds = 1,
        });
        var pair = SyntheticFleet.Machine(4, new SyntheticOptions { Workloads = [SyntheticWorkloads.SumSquares], Blocks = 6, Rounds = 1 });
        var fleet = FleetEvidence.Of(Fleet.Of([SyntheticFleet.Named(stock), SyntheticFleet.Named(pair)]));

        var lines = FleetCharts.Of(fleet).SelectMany(section => section.All).OfType<LineChart>()
            .SelectMany(chart => chart.Panels).SelectMany(panel => panel.Lines).ToList();
        var own = fleet.Machines.SelectMany(machine => ChartCatalog.Of(machine.Evidence)).SelectMany(section => section.All)
            .OfType<LineChart>().SelectMany(chart => chart.Panels).SelectMany(panel => panel.Lines).ToList();

        Assert.All(
            lines.Concat(own).GroupBy(line => line.Runtime), same => Assert.Single(same.Select(line => line.Style.Runtime).Distinct()));
        Assert.All(
            lines.Concat(own).Where(line => line.Model != "native ceiling").GroupBy(line => line.Model),
            same => Assert.Single(same.Select(line => line.Style.Model).Distinct()));
    }

    [Fact]
    public void Titles_give_the_figures_of_the_machines_with_the_fewest_and_the_most_cores()
    {
        var titles = ChartsOf(2, 4, 8).ToDictionary(chart => chart.Id, chart => chart.Title.Replace('\u00a0', ' '));

        Assert.Matches(
            @"^sum_squares on 2 cores \(A\) and 8 cores \(C\): over one worker of the same machine, threads with the GIL reach [\d.]+× and "
                + @"[\d.]+×; threads without the GIL [\d.]+× and [\d.]+×; processes [\d.]+× and [\d.]+×; "
                + @"threads of \.NET [\d.]+× and [\d.]+×\.",
            titles["fleet-speed-up-sum-squares"]);
        Assert.Matches(
            @"^sum_squares: Python's highest throughput is [\d.]+/s on 2 cores \(A, [^)]+\) and [\d.]+( k)?/s on 8 cores \(C, [^)]+\); "
                + @"C#'s highest throughput is ",
            titles["fleet-throughput-sum-squares"]);
    }

    [Fact]
    public void The_data_beside_a_chart_and_its_words_say_which_machine()
    {
        var chart = ChartsOf(2, 16)[0];
        var label = "\"A: 2 cores, Synthetic 9000 (2006)\"";

        var lines = ChartData.Csv(chart).Split("\r\n");

        Assert.Equal("machine,model,runtime,cores,quantity,value,low,high", lines[0]);
        Assert.Equal($"{label},threads,cpython-3.13,1,speed-up (×),1,,", lines[1]);
        Assert.Contains(" on 16 cores (B: 16 cores, Synthetic 9000 (1003)); ", ChartData.Text(chart), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(2, 64)]
    [InlineData(2, 16, 128)]
    [InlineData(4, 4, 4)]
    public void No_text_of_a_chart_meets_another_or_leaves_the_sheet_and_every_machine_s_letter_is_there(params int[] cores)
    {
        var runs = cores.Select((count, place) => SyntheticFleet.Named(SyntheticFleet.Machine(count).On(machine => machine with
        {
            Fingerprint = $"{place}{machine.Fingerprint[1..]}",
        })));
        foreach (var chart in FleetCharts.Of(FleetEvidence.Of(Fleet.Of([.. runs]))).SelectMany(section => section.All))
        {
            var drawn = ChartDrawing.Draw(chart);
            var places = DrawnTexts.Of(drawn.Svg, shortest: 1);

            DrawnTexts.AssertApart(chart.Id, places, drawn.Height);
            Assert.DoesNotContain("…", drawn.Svg, StringComparison.Ordinal);
            Assert.All(chart.Machines, machine => Assert.Contains(
                XDocument.Parse(drawn.Svg).Descendants(),
                text => text.Name.LocalName == "text" && text.Value.Split(", ").Contains(machine.Letter)));
        }
    }

    private static List<Chart> ChartsOf(params int[] cores) =>
        [.. FleetCharts.Of(FleetEvidence.Of(SyntheticFleet.Of(cores))).SelectMany(section => section.All)];
}
