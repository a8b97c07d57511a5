using GilBench.Analysis;
using GilBench.Claims;
using GilBench.Claims.Judging;
using GilBench.Claims.Measuring;
using GilBench.Cli;
using GilBench.Model;
using GilBench.Reporting.Charts;
using GilBench.Reporting.Drawing;
using GilBench.Reporting.Exports;
using GilBench.Reporting.Html;
using GilBench.Reporting.Markdown;
using GilBench.Reporting.Page;
using GilBench.Reporting.Series;
using GilBench.Reporting.Verdicts;
using GilBench.Running;

namespace GilBench.Tests.Fuzzing;

/// <summary>Everything that is said of a run, but for the drawing of its charts.</summary>
internal static class WholeReport
{
    /// <param name="slow">
    /// Whether the HTML page and the tables on the terminal, which take a hundred times as long as the rest, are among it.
    /// </param>
    public static IReadOnlyList<string> Of(Run run, IReadOnlyList<Claim> claims, bool slow)
    {
        var judgements = ClaimJudge.Judge(claims, run);
        var evidence = Evidence.Of(run);
        var sections = ChartCatalog.Of(evidence);
        var claimCharts = ClaimCharts.Of(evidence, judgements);
        var drawn = sections.SelectMany(section => section.All).Concat(claimCharts).ToDictionary(
            chart => chart.Id, chart => new DrawnChart(chart.Id, [], "<svg></svg>"));
        var model = ReportBuilder.Build(evidence, sections, ClaimCards.Of(judgements, claimCharts));
        GoOn(run, claims);
        return
        [
            MarkdownPage.Render(model), slow ? HtmlPage.Draft(model).With(drawn) : "", JsonExport.Of(run), CsvExport.Of(run),
            PyperfExport.Of(run), VerdictJson.Of(run, judgements),
            VerdictMarkdown.Of(run, judgements), VerdictJUnit.Of(run, judgements), slow ? OnTerminal(run, judgements) : "",
        ];
    }

    private static string OnTerminal(Run run, IReadOnlyList<Judgement> judgements)
    {
        using var writer = new StringWriter();
        var console = Terminal.Of(writer);
        console.Profile.Capabilities.Ansi = false;
        RunTable.Write(console, run);
        VerdictView.Write(console, run, judgements);
        return writer.ToString();
    }

    /// <summary>What <c>run --resume</c> works out before it launches anything.</summary>
    private static void GoOn(Run run, IReadOnlyList<Claim> claims)
    {
        var progress = new RunProgress(run);
        var resolvedArms = ResolvedArm.AllOf(run.Header);
        var members = new GroupMembers(run.Header.Plan, resolvedArms, progress);
        foreach (var group in members.GroupOrder(progress.NextBlock))
        {
            _ = (progress.RoundsOf(group), progress.AttemptsOf(progress.NextBlock, group), progress.NextAttempt(progress.NextBlock, group));
        }

        _ = Precision.ImpreciseArms(run);
        _ = ClaimPrecision.ImpreciseArms(claims, run);
        _ = new BlockBudget(run.Header.Plan.Sampling, Precision.ImpreciseArms).EndReason(progress, 1);
    }
}
