using System.Text;
using GilBench.Claims;
using GilBench.Claims.Judging;
using GilBench.Model;
using GilBench.Reporting.Charts;
using GilBench.Reporting.Drawing;
using GilBench.Reporting.Html;
using GilBench.Reporting.Markdown;
using GilBench.Reporting.Page;
using GilBench.Reporting.Verdicts;

namespace GilBench.Reporting;

/// <summary>Writes the report of a run: <c>index.html</c>, <c>report.md</c> and <c>charts/</c>.</summary>
internal static class ReportWriter
{
    private const string ChartFolder = "charts";

    // Without the byte-order mark, which some readers show as text.
    private static readonly UTF8Encoding s_utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <param name="folder">Made where it is missing; a report that is there is replaced.</param>
    /// <param name="claims">The report says what the run says of each of these that it can judge.</param>
    /// <exception cref="ReportException">The folder cannot be written.</exception>
    public static ReportFiles Write(Run run, string folder, IReadOnlyList<Claim>? claims = null)
    {
        var evidence = Evidence.Of(run);
        var sections = ChartCatalog.Of(evidence);
        var judgements = ClaimJudge.Judge(claims ?? [], run);
        var claimCharts = ClaimCharts.Of(evidence, judgements);
        var drawn = sections.SelectMany(section => section.All).Concat(claimCharts).Select(ChartDrawing.Draw).ToDictionary(chart => chart.Id);
        var model = ReportBuilder.Build(evidence, sections, ClaimCards.Of(judgements, claimCharts));
        try
        {
            return Write(folder, drawn, HtmlPage.Render(model, drawn), MarkdownPage.Render(model));
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            throw new ReportException($"The report cannot be written to {folder}: {refused.Message.TrimEnd('.')}; name another folder.");
        }
    }

    private static ReportFiles Write(string folder, Dictionary<string, DrawnChart> drawn, string html, string markdown)
    {
        var charts = Path.Combine(folder, ChartFolder);
        var files = new ReportFiles(Path.Combine(folder, "index.html"), Path.Combine(folder, "report.md"), []);
        if (Directory.Exists(charts) && !File.Exists(files.MarkdownPath))
        {
            throw new ReportException($"The folder {charts} is no report's; name another folder than {folder} with --output.");
        }

        Directory.CreateDirectory(folder);
        File.WriteAllText(files.HtmlPath, html, s_utf8);
        File.WriteAllText(files.MarkdownPath, markdown, s_utf8);
        if (Directory.Exists(charts))
        {
            Directory.Delete(charts, recursive: true);
        }

        Directory.CreateDirectory(charts);
        List<string> written = [];
        foreach (var chart in drawn.Values)
        {
            var path = Path.Combine(charts, chart.Id);
            File.WriteAllBytes($"{path}.png", chart.Png);
            File.WriteAllText($"{path}.svg", chart.Svg, s_utf8);
            written.AddRange([$"{path}.png", $"{path}.svg"]);
        }

        return files with { Charts = written };
    }
}
