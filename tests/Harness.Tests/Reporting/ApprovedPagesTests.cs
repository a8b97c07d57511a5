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
using GilBench.Tests.Synthetic;

namespace GilBench.Tests.Reporting;

/// <summary>Whole reports of fixed runs, as they were looked at and found right; of two cores MarkdownPageTests has the Markdown.</summary>
public sealed class ApprovedPagesTests
{
    private const string Evil = "</td><script>alert('x')</script>&\"=[a](b)|*_`";

    [Theory]
    [InlineData("one-core")]
    [InlineData("16-cores")]
    [InlineData("128-cores")]
    [InlineData("failures-only")]
    [InlineData("hostile-names")]
    public void The_Markdown_of_a_fixed_run_is_the_approved_one(string name) =>
        ApprovedText.Check($"{name}.md", MarkdownPage.Render(Model(RunOf(name)).Report));

    [Theory]
    [InlineData("two-cores")]
    [InlineData("failures-only")]
    [InlineData("hostile-names")]
    public void The_page_of_a_fixed_run_is_the_approved_one_but_for_its_charts_style_and_method(string name)
    {
        var (report, sections) = Model(RunOf(name));
        var drawn = sections.SelectMany(section => section.All).Concat(report.Claims.Select(claim => claim.Chart).OfType<Chart>())
            .ToDictionary(chart => chart.Id, chart => new DrawnChart(chart.Id, [], "") { Inline = "<svg />" });

        var page = XDocument.Parse(HtmlPage.Render(report, drawn));

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

    private static Run RunOf(string name) => name switch
    {
        "one-core" => SyntheticRun.Of(Sized(1)),
        "two-cores" => SyntheticRun.Of(new SyntheticOptions()),
        "16-cores" => SyntheticRun.Of(Sized(1, 2, 4, 8, 16)),
        "128-cores" => SyntheticRun.Of(Sized(1, 2, 4, 8, 16, 32, 64, 128)),
        "failures-only" => SyntheticRun.Of(Sized(1, 2)).Changing(_ => true, launch => launch with
        {
            Outcome = LaunchOutcome.Crashed,
            Detail = "Segmentation fault.",
            Samples = [],
        }),
        _ => Hostile(),
    };

    private static SyntheticOptions Sized(params int[] cores) => new()
    {
        MachineCores = cores[^1],
        CoreCounts = cores,
        Workloads = [SyntheticWorkloads.SumSquares],
        Blocks = 6,
        Rounds = 1,
    };

    /// <summary>Markup of HTML and Markdown in every text that comes from the machine, the user or a program.</summary>
    private static Run Hostile()
    {
        var runtime = SyntheticRuntimes.Stock with
        {
            Id = $"cpython{Evil}",
            Source = Evil,
            Description = SyntheticRuntimes.Stock.Description with { Executable = $"/opt/{Evil}", CompilerFlags = Evil },
        };
        var workload = SyntheticWorkloads.SumSquares with { Id = $"work{Evil}", Summary = Evil, Unit = Evil, Source = Evil };
        var run = SyntheticRun.Of(Sized(1, 2) with
        {
            Runtimes = [runtime, SyntheticRuntimes.DotNet],
            Workloads = [workload],
            Models =
            [
                SyntheticModels.Sequential, SyntheticModels.Python($"threads{Evil}", WorkerKind.Threads),
                SyntheticModels.CSharp("threads", WorkerKind.Threads),
            ],
        }).Changing(
            launch => launch.Block == 1 && launch.Order == 3,
            launch => launch with { Outcome = LaunchOutcome.Crashed, Detail = Evil, Samples = [] });
        return run with
        {
            Header = run.Header with
            {
                Id = Evil,
                GilbenchVersion = Evil,
                Machine = run.Header.Machine with { CpuModel = Evil, Kernel = Evil, OperatingSystem = Evil, Fingerprint = Evil },
                Plan = run.Header.Plan with { Profile = Evil, Omitted = [new OmittedArm(Evil, Evil, Evil, Evil)] },
            },
        };
    }
}
