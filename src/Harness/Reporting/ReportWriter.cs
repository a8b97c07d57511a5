using System.Collections.Concurrent;
using System.Text;
using GilBench.Claims;
using GilBench.Claims.Judging;
using GilBench.Model;
using GilBench.Reporting.Charts;
using GilBench.Reporting.Comparisons;
using GilBench.Reporting.Drawing;
using GilBench.Reporting.Html;
using GilBench.Reporting.Markdown;
using GilBench.Reporting.Page;
using GilBench.Reporting.Series;
using GilBench.Reporting.Verdicts;
using GilBench.Results;

namespace GilBench.Reporting;

/// <summary>Writes the report of a run: <c>index.html</c>, <c>report.md</c> and <c>charts/</c>.</summary>
internal static class ReportWriter
{
    // Without the byte-order mark, which some readers show as text.
    private static readonly UTF8Encoding s_utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <param name="folder">Made where it is missing; a report that is there is replaced, and nothing else is touched.</param>
    /// <param name="claims">The report says what the run says of each of these that it can judge.</param>
    /// <param name="comparison">Of a run that compares base and head; then the report is about that.</param>
    /// <exception cref="ReportException">The folder cannot be written, or holds somebody else's files in the report's places.</exception>
    public static ReportFiles Write(
        Run run, string folder, IReadOnlyList<Claim>? claims = null, ComparisonReport? comparison = null) =>
        Write(() => Evidence.Of(run), folder, claims, comparison);

    /// <param name="evidenceOf">Asked once it is known that the folder can be written.</param>
    /// <param name="folder">As above.</param>
    /// <param name="claims">As above.</param>
    /// <param name="comparison">As above.</param>
    /// <exception cref="ReportException">As above.</exception>
    public static ReportFiles Write(
        Func<Evidence> evidenceOf, string folder, IReadOnlyList<Claim>? claims = null, ComparisonReport? comparison = null)
    {
        var manifest = Guarded(folder, () => ReportManifest.Of(folder));
        var evidence = evidenceOf();
        var sections = comparison is null ? ChartCatalog.Of(evidence) : [];
        IReadOnlyList<Chart> compared = comparison is null ? [] : ComparisonCharts.Of(evidence, comparison);
        var judgements = ClaimJudge.Judge(claims ?? [], evidence.Analysis);
        var claimCharts = ClaimCharts.Of(evidence, judgements);
        var charts = sections.SelectMany(section => section.All).Concat(claimCharts).Concat(compared).ToList();
        return Replace(manifest, folder, Content(charts, () =>
        {
            var model = ReportBuilder.Build(
                evidence, sections, ClaimCards.Of(judgements, claimCharts),
                comparison is null ? null : ComparisonPart.Of(comparison, compared));
            return (HtmlPage.Draft(model), MarkdownPage.Render(model));
        }));
    }

    /// <param name="texts">
    /// Written while the charts are drawn: they take one core, and drawing leaves one unused towards its end.
    /// </param>
    internal static ReportContent Content(IReadOnlyList<Chart> charts, Func<(PageDraft Page, string Markdown)> texts)
    {
        var drawing = Task.Run(() => Drawn(charts));
        var (page, markdown) = texts();
        return new ReportContent(page, markdown, charts, drawing.GetAwaiter().GetResult());
    }

    internal static Dictionary<string, DrawnChart> Drawn(IEnumerable<Chart> charts) =>
        Partitioner.Create(charts.ToList(), loadBalance: true).AsParallel().Select(ChartDrawing.Draw).ToDictionary(chart => chart.Id);

    /// <summary>Writes page, Markdown and charts in place of an earlier report's.</summary>
    internal static ReportFiles Replace(ReportManifest manifest, string folder, ReportContent content)
    {
        var page = Task.Run(() => s_utf8.GetBytes(content.Page.With(content.Drawn)));
        var files = content.Charts.AsParallel().AsOrdered()
            .SelectMany(chart => new (string Name, byte[] Bytes)[]
            {
                (chart.PngPath, content.Drawn[chart.Id].Png),
                (chart.SvgPath, s_utf8.GetBytes(content.Drawn[chart.Id].Svg)),
                (chart.CsvPath, s_utf8.GetBytes(ChartData.Csv(chart))),
            })
            .ToDictionary(file => file.Name, file => file.Bytes);
        files[RunFolder.Page] = page.GetAwaiter().GetResult();
        files[RunFolder.Markdown] = s_utf8.GetBytes(content.Markdown);

        return Guarded(folder, () =>
        {
            manifest.Replace(files);
            return new ReportFiles(
                Path.Combine(folder, RunFolder.Page),
                Path.Combine(folder, RunFolder.Markdown),
                [.. files.Keys.Where(name => name.StartsWith(RunFolder.Charts, StringComparison.Ordinal))
                    .Select(name => Path.Combine(folder, name))]);
        });
    }

    internal static T Guarded<T>(string folder, Func<T> step)
    {
        try
        {
            return step();
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            throw new ReportException($"The report cannot be written to {folder}: {refused.Message.TrimEnd('.')}; name another folder.");
        }
    }
}

/// <summary>A report written down.</summary>
/// <param name="Drawn">The charts by their identifier.</param>
internal sealed record ReportContent(
    PageDraft Page, string Markdown, IReadOnlyList<Chart> Charts, IReadOnlyDictionary<string, DrawnChart> Drawn);

/// <summary>What a report consists of on disk.</summary>
/// <param name="Charts">PNG, SVG and CSV files.</param>
internal sealed record ReportFiles(string HtmlPath, string MarkdownPath, IReadOnlyList<string> Charts);

/// <summary>A report cannot be written; the message is the sentence for the user.</summary>
internal sealed class ReportException(string message) : Exception(message);
