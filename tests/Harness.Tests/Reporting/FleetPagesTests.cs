using System.Xml.Linq;
using GilBench.Fleets;
using GilBench.Model;
using GilBench.Reporting.Drawing;
using GilBench.Reporting.Html;
using GilBench.Reporting.Markdown;
using GilBench.Reporting.Page;
using GilBench.Reporting.Series;
using GilBench.Reporting.Text;
using GilBench.Tests.Synthetic;

namespace GilBench.Tests.Reporting;

/// <summary>Whole reports of several machines, as they were looked at and found right.</summary>
public sealed class FleetPagesTests
{
    private const string Evil = "</td><script>alert('x')</script>&\"=[a](b)|*_`";

    [Theory]
    [InlineData("fleet-of-2-and-64")]
    [InlineData("fleet-of-hostile-names")]
    public void The_Markdown_of_a_fixed_fleet_is_the_approved_one(string name) =>
        ApprovedText.Check($"{name}.md", FleetMarkdown.Render(ModelOf(name)));

    [Theory]
    [InlineData("fleet-of-2-and-64")]
    [InlineData("fleet-of-hostile-names")]
    public void The_page_of_a_fixed_fleet_is_the_approved_one_but_for_its_charts_and_style(string name)
    {
        var model = ModelOf(name);
        var drawn = model.Charts.ToDictionary(chart => chart.Id, chart => new DrawnChart(chart.Id, [], "") { Inline = "<svg />" });

        var page = XDocument.Parse(HtmlPage.Draft(model).With(drawn));

        page.Descendants("style").Concat(page.Descendants("script")).ToList().ForEach(one => one.Value = "…");
        ApprovedText.Check($"{name}.html", page.Descendants("body").Single().ToString(SaveOptions.DisableFormatting) + "\n");
    }

    [Fact]
    public void Every_figure_is_that_of_its_machine_s_own_run()
    {
        var (small, large) = (SyntheticFleet.Machine(2), SyntheticFleet.Machine(64));
        var together = ModelOf(Fleet.Of([SyntheticFleet.Named(small), SyntheticFleet.Named(large)]));

        foreach (var (run, letter) in new[] { (small, "A"), (large, "B") })
        {
            var alone = Evidence.Of(run);
            var rows = together.Ways.Rows.Select(row => row.Cells.ToDictionary(cell => cell.Column.Heading, cell => cell.Text))
                .Where(row => row["Machine"].EndsWith($"({letter})", StringComparison.Ordinal)).ToList();
            Assert.NotEmpty(rows);
            foreach (var row in rows)
            {
                var arm = alone.Measured.Single(arm => arm.Arm.Workload == row["Workload"] && arm.Arm.Model == row["Model"]
                    && arm.Arm.Runtime == row["Runtime"] && $"{arm.Arm.Cores} × {arm.Arm.Workers}" == row["Cores × workers"]);
                Assert.Equal(Figures.Duration(arm.SecondsPerUnit!), row["Time per unit"]);
                Assert.Equal(Figures.Ratio(ComparedModel.GainOf(arm)!), row["Speed-up"]);
            }
        }
    }

    [Fact]
    public void Builds_that_differ_and_what_one_machine_lacks_are_warned_of()
    {
        var older = SyntheticRuntimes.Stock with { Description = SyntheticRuntimes.Stock.Description with { Version = "3.13.1" } };
        var small = SyntheticFleet.Machine(2);
        var large = SyntheticFleet.Machine(4, new SyntheticOptions
        {
            Workloads = [SyntheticWorkloads.SumSquares, SyntheticWorkloads.Sleep],
            Runtimes = [older, SyntheticRuntimes.DotNet],
            Blocks = 6,
            Rounds = 1,
        });

        var warnings = ModelOf(Fleet.Of([SyntheticFleet.Named(small), SyntheticFleet.Named(large)])).Warnings;

        Assert.Contains(
            "cpython-3.13 is not one build: 3.13.5, optimised (PGO, LTO) on 2 cores (A); 3.13.1, optimised (PGO, LTO) on 4 cores (B). "
                + "What sets these machines apart may be that.",
            warnings);
        Assert.Contains("cpython-3.13t was measured on 2 cores (A) alone.", warnings);
    }

    [Fact]
    public void A_machine_whose_controls_leave_it_open_says_so_in_the_finding()
    {
        var (known, open) = (SyntheticFleet.Machine(2), SyntheticFleet.Machine(4).Until(3));

        var finding = ModelOf(Fleet.Of([SyntheticFleet.Named(known), SyntheticFleet.Named(open)])).Findings[0];

        Assert.Contains(" On 4 cores (B) this is inconclusive: ", finding, StringComparison.Ordinal);
        Assert.DoesNotContain("On 2 cores (A) this is inconclusive", finding, StringComparison.Ordinal);
    }

    [Fact]
    public void Runs_of_which_no_launch_counts_have_a_page_that_says_so()
    {
        var nothing = SyntheticFleet.Machine(2) with { Launches = [], Blocks = [], Groups = [] };
        var neither = SyntheticFleet.Machine(4) with { Launches = [], Blocks = [], Groups = [] };

        var model = ModelOf(Fleet.Of([SyntheticFleet.Named(nothing), SyntheticFleet.Named(neither)]));

        Assert.Equal(["No launch of these runs counts yet, so they do not say what the GIL costs."], model.Findings);
        Assert.Empty(model.Charts);
        Assert.Contains("Nothing was measured with several workers.", FleetMarkdown.Render(model), StringComparison.Ordinal);
    }

    private static FleetModel ModelOf(string name) => ModelOf(name == "fleet-of-2-and-64" ? SyntheticFleet.Of(64, 2) : Hostile());

    private static FleetModel ModelOf(Fleet fleet) => FleetBuilder.Build(FleetEvidence.Of(fleet));

    /// <summary>Markup of HTML and Markdown in every text that comes from the machines, the user or a program.</summary>
    private static Fleet Hostile() => Fleet.Of(
    [
        .. new[] { 2, 4 }.Select(cores =>
        {
            var options = new SyntheticOptions
            {
                Runtimes = [SyntheticRuntimes.Stock with { Id = $"cpython{Evil}" }, SyntheticRuntimes.DotNet],
                Workloads = [SyntheticWorkloads.SumSquares with { Id = $"work{Evil}", Summary = Evil, Unit = Evil }],
                Models =
                [
                    SyntheticModels.Sequential, SyntheticModels.Python("threads", WorkerKind.Threads),
                    SyntheticModels.Python($"processes{Evil}", WorkerKind.Processes), SyntheticModels.CSharp("threads", WorkerKind.Threads),
                ],
                Blocks = 6,
                Rounds = 1,
            };
            var run = SyntheticFleet.Machine(cores, options);
            run = run with { Header = run.Header with { Id = Evil, GilbenchVersion = Evil } };
            return SyntheticFleet.Named(run.On(machine => machine with
            {
                CpuModel = Evil,
                Kernel = Evil,
                OperatingSystem = Evil,
                Fingerprint = $"{cores}{Evil}",
            }));
        }),
    ]);
}
